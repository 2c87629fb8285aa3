package paper

// style is for paper: black, serifs for what is read, lines to write on.
const style = `
*{box-sizing:border-box}
body{margin:0;color:#000;background:#fff;font:10pt/1.35 Palatino,"Palatino Linotype","Book Antiqua",Georgia,serif}
.sheet{break-after:page;position:relative}
.sheet:last-of-type{break-after:auto}
header{display:flex;justify-content:space-between;gap:6mm;align-items:baseline;border-bottom:.5pt solid;padding-bottom:1.5mm;margin-bottom:3mm;font:9pt/1.3 Helvetica,Arial,sans-serif}
.name{flex:1;display:flex;gap:2mm}.name i{flex:1;border-bottom:.5pt solid}
footer{margin-top:3mm;font:8pt/1.3 Helvetica,Arial,sans-serif;color:#444}
h1{font-size:17pt;line-height:1.15;margin:0 0 2mm}
h2{font:bold 9.5pt/1.3 Helvetica,Arial,sans-serif;margin:0 0 1mm;break-after:avoid}
h2>b{font:bold 12pt/1 Palatino,Georgia,serif;margin-right:2mm}
h2 small{font-weight:400;color:#444;float:right}
h3{font-size:11pt;line-height:1.25;margin:0 0 1.5mm}
.late{border-top:.5pt solid;padding-top:2mm;margin-top:3mm}
p{margin:0 0 1.8mm}
.intro{font-size:11pt;margin-bottom:3mm}
.how{margin-bottom:1mm;font:8.5pt/1.3 Helvetica,Arial,sans-serif;color:#333}
.texts{columns:2;column-gap:7mm;font-size:9.3pt;line-height:1.28}.texts p{margin-bottom:1mm}
article{margin-bottom:3mm}
article h2{border-bottom:.5pt solid;padding-bottom:1mm}
article p{break-inside:avoid;orphans:3;widows:3}
.n{font:bold 7pt/1 Helvetica,Arial,sans-serif;vertical-align:.35em}
.task{margin-bottom:3mm;break-inside:avoid}
.columns{columns:2;column-gap:9mm}.columns .tells th[scope=row]{font-size:9pt}
.line{border-bottom:.4pt solid #555;height:6.6mm;margin:0}
.each{margin-bottom:.8mm}.each>b{font-family:Helvetica,Arial,sans-serif;margin-right:3mm}
.inline>span{display:inline-block;margin:0 4mm .8mm 0}.inline b{font-family:Helvetica,Arial,sans-serif;margin-right:1.5mm}
.step{display:inline-block;min-width:5.2mm;text-align:center}
.choice{display:inline-block;margin-right:3.5mm;font-size:9.6pt}
table{width:100%;border-collapse:collapse;font:9.5pt/1.3 Helvetica,Arial,sans-serif}
th[scope=row]{text-align:left;font-weight:400;padding:1mm 3mm 1mm 0;width:34%}
th[scope=col]{width:9mm}
.compare th[scope=col]{width:auto}
td{border:.5pt solid}thead td{border:0}
.tells td{height:5.6mm}.tells th[scope=row]{width:auto}.compare td{height:9mm}
.box,.boxes i{display:inline-block;width:7mm;height:7mm;border:.5pt solid;vertical-align:middle}
.row{display:grid;grid-template-columns:8mm 38mm 1fr;border-top:.5pt solid;padding:2mm 0;break-inside:avoid;font:9pt/1.35 Helvetica,Arial,sans-serif}
.boxes{line-height:8.4mm}.boxes>span{display:inline-block;margin-right:4mm}
.boxes .text{width:80mm}.boxes .two{width:11mm}.boxes .wide{width:100%;height:12mm}
@media screen{body{background:#e6e8ea}.sheet{background:#fff;padding:12mm;margin:6mm auto;max-width:210mm}}
`
