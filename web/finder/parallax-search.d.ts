/** The version of questions and answers, 1. Another one may mean other things. */
export const version: 1;

export interface Options {
  /** Run in a Worker, so that the page never waits; true unless you say false. */
  worker?: boolean;
  /** BCP 47 tag of texts that do not state their language, such as "en" or "ko". Left out: told from their words. */
  language?: string;
  /** Where the program is, or the program itself. Left out: parallax-search.wasm beside the module. */
  wasm?: string | URL | BufferSource | WebAssembly.Module;
}

export interface Document {
  /** Any string, but each once. */
  id: string;
  /** Words of the title count more. */
  title?: string;
  /** The whole text, whose paragraphs stand between empty lines; or its paragraphs. */
  text: string | (string | Paragraph)[];
  /** BCP 47, such as "en". */
  language?: string;
  /** Who published it. */
  outlet?: string;
  /** "2024-06-19", "2024-06", "2024", or "2024-06-01/2024-06-19". */
  date?: string;
  /** What it is about. */
  topics?: string[];
  /** Who is quoted in it. */
  voices?: string[];
}

export interface Paragraph {
  text: string;
  kind?: "body" | "caption" | "subheading" | "alt";
  topics?: string[];
  voices?: string[];
}

/** What to restrict a search by: one of the values of each name has to fit. */
export interface Filter {
  outlet?: string | string[];
  topic?: string | string[];
  voice?: string | string[];
  /** "2024-06", "2024-06-01/2024-06-19", or with <, <=, > or >= before it. */
  date?: string | string[];
  kind?: string | string[];
}

export interface Question {
  /** How many hits at most, up to 1000; 10 unless you say so. */
  limit?: number;
  /** The last word is typed out; else words that begin with it match, too. */
  finished?: boolean;
  filter?: Filter;
  /** Only in the documents with these ids. */
  documents?: string[];
  /** By date, or as added; else the best first. */
  order?: "date" | "article";
  /** false leaves excerpts and marks out, and is faster. */
  excerpts?: boolean;
}

/** From and to, in UTF-16 code units: text.slice(from, to) is the word. */
export type Mark = [from: number, to: number];

export interface Answer {
  version: 1;
  /** The query as asked. */
  text: string;
  /** The query read back in plain English. */
  readAs: string;
  /** The query with its misspelt words corrected, if there are any. */
  suggestion?: string;
  /** Sentences about what of the question cannot be used. */
  problem?: string;
  hits: Hit[];
  /** How many hits, from the first, have all words. */
  complete: number;
  /** How many paragraphs have all words, also beyond hits. */
  total: number;
  /** How many documents have such a paragraph. */
  documents: number;
}

export interface Hit {
  /** Of the document. */
  id: string;
  /** Which paragraph, from 0. */
  paragraph: number;
  /** Where in the document's text the paragraph begins; 0 where paragraphs were given. */
  start: number;
  /** Comparable within one answer only. */
  score: number;
  /** Words of the query that the paragraph lacks. */
  missing?: string[];
  /** What to show of the paragraph, with marks in it. */
  excerpt?: Excerpt;
  /** In the paragraph; add start for places in the document's text. */
  marks?: Mark[];
  /** In the title. */
  titleMarks?: Mark[];
}

export interface Excerpt {
  text: string;
  marks?: Mark[];
  /** The paragraph has more before the excerpt, or after it. */
  before?: boolean;
  after?: boolean;
}

export interface Counts {
  documents: number;
  /** Paragraphs of all documents. */
  passages: number;
}

export interface Search {
  /** Adds documents: all of them or, if one cannot be used, none. Only these are analysed. */
  add(documents: Document | Document[]): Promise<Counts>;
  /** Removes documents, and says how many were there. The next search analyses the others anew. */
  remove(ids: string | string[]): Promise<number>;
  /** Puts the index in order, which the first search after a change does otherwise. */
  prepare(): Promise<Counts>;
  /** Finds paragraphs. The query can have the syntax of Parallax: "exact phrase", -without, OR, begin*, outlet:name. */
  search(text: string, question?: Question): Promise<Answer>;
  /** Documents and index as bytes, for openSearch. Compress them if you send them. */
  save(): Promise<Uint8Array>;
  /** Ends the program. */
  close(): void;
}

/** Starts the search, without documents. */
export function createSearch(options?: Options): Promise<Search>;

/** Starts the search with what save() has returned, without analysing anything. */
export function openSearch(saved: BufferSource, options?: Omit<Options, "language">): Promise<Search>;

/** A text cut at its marks. */
export function parts(text: string, marks?: Mark[]): { text: string; marked: boolean }[];

/** The same drawn: text and <mark> elements. What looks like HTML stays text. */
export function highlight(text: string, marks?: Mark[]): DocumentFragment;
