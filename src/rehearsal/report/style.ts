/** What stands in a picture in these colours stands in the page's own there, light or dark. */
export const inkOf: Readonly<Record<string, string>> = {
  '#1d1c1d': 'var(--ink)',
  '#5c5a5c': 'var(--soft)',
  '#d8d6d8': 'var(--line)',
  '#ffffff': 'none',
  '#dbe7f1': 'var(--step1)',
  '#9cc3e0': 'var(--step2)',
  '#5a98c7': 'var(--step3)',
  '#1264a3': 'var(--step4)',
  '#b4501e': 'var(--step5)',
}

export const style = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1d1c1d;--soft:#5c5a5c;--line:#d8d6d8;--card:#f6f5f6;--grave:#a63a12;--good:#1f6f3a;--step1:#dbe7f1;--step2:#9cc3e0;--step3:#5a98c7;--step4:#1264a3;--step5:#b4501e}
@media (prefers-color-scheme:dark){:root{--ground:#16181b;--ink:#eceae8;--soft:#a9a7a5;--line:#3b3f45;--card:#1f2227;--grave:#f0926b;--good:#7fce97;--step1:#223746;--step2:#2f5c7d;--step3:#4386b8;--step4:#6fb3e6;--step5:#ee8f5e}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:24px 20px 64px;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .4rem}h2{font-size:1.25rem;margin:2.4rem 0 .8rem}
p{margin:.3rem 0}.soft{color:var(--soft);font-size:.92rem}
.verdict{margin:1rem 0;padding:.8rem 1rem;border-left:5px solid var(--good);background:var(--card);font-size:1.1rem}.verdict.found{border-color:var(--grave)}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:1rem 0;padding:0;list-style:none}
.numbers li{background:var(--card);border-radius:8px;padding:12px 14px}.numbers b{display:block;font-size:1.6rem;line-height:1.2}.numbers span{color:var(--soft);font-size:.88rem}
p.remedy{margin:1.4rem 0 .4rem;color:var(--soft)}ol.gaps{list-style:none;margin:0;padding:0}ol.gaps>li{border-top:1px solid var(--line);padding:.6rem 0}
ol.gaps b{display:block;font-weight:600}code{font:.88em ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;background:var(--card);border:1px solid var(--line);border-radius:4px;padding:.05em .35em}
ol.gaps .where{display:inline-block;margin-top:.25rem}
.plot{overflow-x:auto;-webkit-overflow-scrolling:touch}.plot svg{display:block;min-width:720px;width:100%;height:auto}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;overflow-wrap:normal;font-size:.93rem}th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:normal}
th{color:var(--soft);font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
#find{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end}#find[hidden]{display:none}#find label{display:grid;gap:.2rem;color:var(--soft);font-size:.88rem}#find label:first-child{flex:1 1 16rem}
#find input{font:inherit;font-size:1rem;color:var(--ink);background:var(--ground);border:1px solid var(--soft);border-radius:6px;padding:.45rem .6rem}
#found td:first-child{white-space:nowrap;font-variant-numeric:tabular-nums}:focus-visible{outline:3px solid var(--step4);outline-offset:2px}
@media (max-width:600px){body{padding:16px 14px 48px}h1{font-size:1.4rem}table{min-width:480px}.person-department,.answers{display:none}}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2{break-after:avoid}ol.gaps>li,tr,.plot{break-inside:avoid}.plot svg{min-width:0}#find,#found{display:none}}
`
