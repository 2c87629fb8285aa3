// Package stats counts words and measures what the counts mean: what sets one
// text apart from another (keyness), how evenly a word is spread (dispersion),
// which words keep company (collocation), how varied a vocabulary is
// (diversity), and how far two coders agree (agreement).
//
// Two layers. The measures are pure functions of counts, one file per family:
// loglikelihood.go, effect.go, logodds.go, collocation.go, dispersion.go,
// diversity.go, agreement.go, correction.go. Each names its formula, its
// source and what it does with zeros. Above them stand the questions asked of
// documents: [Keyness], [DispersionOf], [CollocatesOf], [NGramsOf], [DiversityOf]. Their
// answers carry the counts and the table from which every figure follows, so
// that a reader can check it. [StopList] says which words are left
// out; rows.go writes the answers as tables for other programs.
//
// measures.go lists every measure once, by what it is told of: [KeyMeasures],
// [CollocateMeasures], [DispersionMeasures], [DiversityMeasures]. Files, the
// page, the tool and its help follow these tables.
//
// Words are folded terms of package analysis, not stemmed. Of a document whose
// text is a digest the words of the original are counted, as far as they are
// known; [Source] says which words were counted.
//
// Small samples: a figure is called small, and its p-value withheld, where a
// cell of its table is expected below [LeastExpected]. Effect sizes come first.
package stats
