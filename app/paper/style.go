package paper

// style is for paper: black, serifs for what is read, lines to write on.
const style = `
@page{margin:12mm 14mm}
*{box-sizing:border-box}
body{margin:0;color:#000;background:#fff;font:10.5pt/1.4 Palatino,"Palatino Linotype","Book Antiqua",Georgia,serif}
.sheet{break-after:page;position:relative;max-width:182mm;margin:0 auto}
.sheet:last-of-type{break-after:auto}
header{display:flex;justify-content:space-between;gap:6mm;align-items:baseline;border-bottom:.5pt solid;padding-bottom:2mm;margin-bottom:4mm;font:9pt/1.3 Helvetica,Arial,sans-serif}
.name{flex:1;display:flex;gap:2mm}.name i{flex:1;border-bottom:.5pt solid}
footer{margin-top:5mm;font:8pt/1.3 Helvetica,Arial,sans-serif;color:#444}
h1{font-size:17pt;line-height:1.15;margin:0 0 2mm}
h2{font:bold 10pt/1.35 Helvetica,Arial,sans-serif;margin:0 0 1.5mm;break-after:avoid}
h2>b{font:bold 12pt/1 Palatino,Georgia,serif;margin-right:2mm}
h2 small{font-weight:400;color:#444;float:right}
h3{font-size:11pt;line-height:1.25;margin:0 0 1.5mm}
.late{border-top:.5pt solid;padding-top:2mm;margin-top:3mm}
p{margin:0 0 1.8mm}
.intro{font-size:11.5pt;margin-bottom:4mm}
.how{font:9pt/1.4 Helvetica,Arial,sans-serif;color:#333}
.texts{columns:2;column-gap:7mm;font-size:9.4pt;line-height:1.32}.texts p{margin-bottom:1.2mm}
article{margin-bottom:4mm}
article h2{border-bottom:.5pt solid;padding-bottom:1mm}
article p{break-inside:avoid;orphans:3;widows:3}
.n{font:bold 7pt/1 Helvetica,Arial,sans-serif;vertical-align:.35em}
.task{margin-bottom:3.5mm;break-inside:avoid}
.line{border-bottom:.4pt solid #555;height:7mm;margin:0}
.each{margin-bottom:.8mm}.each>b{font-family:Helvetica,Arial,sans-serif;margin-right:3mm}
.step{display:inline-block;min-width:8mm;text-align:center}
.choice{display:inline-block;margin-right:3.5mm;font-size:9.6pt}
table{width:100%;border-collapse:collapse;font:9.5pt/1.3 Helvetica,Arial,sans-serif}
th[scope=row]{text-align:left;font-weight:400;padding:1mm 3mm 1mm 0;width:34%}
th[scope=col]{width:14mm}
.compare th[scope=col]{width:auto}
td{border:.5pt solid}thead td{border:0}
.tells td{height:6mm}.tells th[scope=row]{width:auto}.compare td{height:10mm}
.box,.boxes i{display:inline-block;width:7mm;height:7mm;border:.5pt solid;vertical-align:middle}
.row{display:grid;grid-template-columns:8mm 38mm 1fr;border-top:.5pt solid;padding:2mm 0;break-inside:avoid;font:9pt/1.35 Helvetica,Arial,sans-serif}
.boxes{line-height:8.4mm}.boxes>span{display:inline-block;margin-right:4mm}
.boxes .text{width:80mm}.boxes .two{width:11mm}.boxes .wide{width:100%;height:14mm}
@media screen{body{background:#e6e8ea}.sheet{background:#fff;padding:12mm;margin:6mm auto;max-width:210mm}}
`
