package paper

import "fmt"

// style is for paper: black, serifs for what is read, lines to write on. measure.go knows
// its sizes. A page is as tall as the paper, so that its last line is at its foot;
// what is longer than was measured goes on to a further page, and nothing is cut.
func (p *page) style(paper string) string {
	return fmt.Sprintf(`@page{size:%s;margin:%dmm %dmm}.sheet{min-height:%.1fmm}.texts{font-size:%.1fpt;line-height:%.2f}.line{height:%.1fmm}.compare tbody td{height:%.1fmm}.tells tbody td{height:%.1fmm}.inline>span,.pick{min-height:%.1fmm}.task{margin-bottom:%.1fmm}.chart td{height:%.1fmm}.chart thead th{width:%.1fmm}`,
		paper, topMargin, sideMargin, p.paper.tall-1, p.d.text, p.d.lead, p.d.line, p.d.box, p.d.row, p.d.row, p.d.gap, p.d.row-.6, p.columnWide()) + style
}

const style = `
*{box-sizing:border-box}
body{margin:0;color:#000;background:#fff;font:10pt/1.35 "Times New Roman","Liberation Serif",Times,serif}
.sheet{break-after:page;position:relative;padding-bottom:6mm}
.sheet:last-of-type{break-after:auto}
header{display:flex;justify-content:space-between;gap:6mm;align-items:baseline;border-bottom:.5pt solid;padding-bottom:1.5mm;margin-bottom:3mm;font:9pt/1.3 Arial,"Liberation Sans",Helvetica,sans-serif}
.name{flex:1;display:flex;gap:2mm}.name i{flex:1;border-bottom:.5pt solid}
footer{display:flex;justify-content:space-between;gap:6mm;position:absolute;left:0;right:0;bottom:0;font:8pt/1.3 Arial,"Liberation Sans",Helvetica,sans-serif;color:#333}
footer span:last-child{margin-left:auto}
h1{font-size:17pt;line-height:1.15;margin:0 0 2mm;break-after:avoid}
h2{font:bold 9.5pt/1.3 Arial,"Liberation Sans",Helvetica,sans-serif;margin:0 0 1mm;break-after:avoid}
.task>h2,.model>h2{display:flex;align-items:baseline}.task>h2>b,.model>h2>b{flex:none;width:7mm;font:bold 12pt/1 "Times New Roman","Liberation Serif",Times,serif}
.task>h2>span{flex:1}.task>h2 i{font:8.5pt/1.3 Arial,"Liberation Sans",Helvetica,sans-serif}
h2 small{flex:none;width:18mm;text-align:right;font-weight:400;font-size:8pt;color:#333}
.late{border-top:.5pt solid;padding-top:1.6mm;margin:2.2mm 0 1.8mm}
p{margin:0 0 1.8mm}
.intro{font-size:10.5pt;margin-bottom:2.5mm}
.how{margin-bottom:1mm;font:8.5pt/1.3 Arial,"Liberation Sans",Helvetica,sans-serif;color:#222}
.texts{columns:2;column-gap:7mm;margin-bottom:2mm}
.texts p{margin-bottom:1mm;orphans:2;widows:2;overflow-wrap:anywhere}
.texts h2{border-bottom:.5pt solid;padding:1.6mm 0 1mm}
.texts h3{font-size:10pt;line-height:1.25;margin:0 0 .6mm;break-after:avoid}
.texts .from{font:7.5pt/1.3 Arial,"Liberation Sans",Helvetica,sans-serif;margin-bottom:.6mm;break-after:avoid}
.n{font:bold 7pt/1 Arial,"Liberation Sans",Helvetica,sans-serif;vertical-align:.35em}
.task{break-inside:avoid}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:7mm}
.line{border-bottom:.4pt solid #444;margin:0}
.each{margin:0;height:5mm;font-family:Arial,"Liberation Sans",Helvetica,sans-serif}
.inline{margin:0}.inline>span{display:inline-block;margin-right:2mm}.inline b{display:inline-block;width:4.5mm;font-family:Arial,"Liberation Sans",Helvetica,sans-serif}
.step{display:inline-block;width:4.4mm;text-align:center}
.tick{display:inline-block;width:7.4mm}.tick i,.pick i{display:inline-block;width:3.2mm;height:3.2mm;border:.5pt solid;margin-right:1mm;vertical-align:-.3mm}
.picks{margin:0}.pick{display:inline-block;margin-right:4mm;font-size:9.6pt}
table{width:100%;border-collapse:collapse;font:9pt/1.3 Arial,"Liberation Sans",Helvetica,sans-serif}
th[scope=row]{text-align:start;font-weight:400;padding:.4mm 3mm .4mm 0;width:34%}
th[scope=col]{width:9mm;height:4.6mm;padding:0}
.compare th[scope=col]{width:auto}
td{border:.5pt solid;padding:0}thead td{border:0;height:4.6mm}
.tells th[scope=row]{width:auto}
.chart{margin-bottom:3mm}.chart h2 small{font-weight:400;margin-left:2mm}.chart td{border:0;border-top:.3pt solid #888;text-align:center;white-space:nowrap}.chart thead td{border:0}.chart th[scope=row]{width:auto;border-top:.3pt solid #888}.chart .date{width:24mm;white-space:normal;padding-right:2mm;text-align:left;color:#333}.chart svg{vertical-align:middle;margin-right:.6mm}
.order{margin:0;min-height:7.6mm}
.box,.boxes i{display:inline-block;width:7mm;height:7mm;border:.5pt solid;vertical-align:middle}
.row{display:grid;grid-template-columns:8mm 38mm 1fr;border-top:.5pt solid;padding:2mm 0;break-inside:avoid;font:9pt/1.35 Arial,"Liberation Sans",Helvetica,sans-serif}
.what{padding-right:3mm;overflow-wrap:anywhere}
.boxes{line-height:8.4mm}.boxes>span{display:inline-block;margin-right:4mm}
.boxes .text{width:80mm;line-height:1.3;vertical-align:middle}.boxes .two{width:11mm}.boxes .wide{width:100%;height:12mm}
.model{break-inside:avoid}
aside{display:none}
@media screen{body{background:#e6e8ea}aside{display:block;max-width:210mm;margin:6mm auto 0;font:10pt/1.4 Arial,"Liberation Sans",Helvetica,sans-serif}.sheet{background:#fff;padding:12mm;margin:6mm auto;max-width:210mm}}
`
