// SPDX-FileCopyrightText: 2026 The pbo authors
// SPDX-License-Identifier: BSL-1.0
#ifndef PBO_PUBLISH_DETAIL_HTML_ASSETS_HPP
#define PBO_PUBLISH_DETAIL_HTML_ASSETS_HPP

// The style and the script of html_page.hpp, and the SHA-256 of each in base 64, by which the page's
// policy knows them.  Whoever changes one takes the new hash from tests/publish/html_page.cpp, which computes both.

#include <pbo/publish/html_text.hpp>

namespace pbo::detail {

// clang-format off
inline constexpr markup_literal page_style{
    "*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}body{margin:0;font:16px/1.5 Arial,Helvetica,s"
    "ans-serif;color:#1b2328;background:#fff}\n"
    "main,header,footer{max-width:1040px;margin:0 auto;padding:0 20px}header{padding-top:24px}main:focus{outl"
    "ine:none}\n"
    "h1{font-size:32px;line-height:1.2;margin:4px 0 8px;max-width:24em;overflow-wrap:anywhere}h2{font-size:24"
    "px;line-height:1.25;margin:48px 0 8px;padding-top:16px;border-top:1px solid #6f7b85;overflow-wrap:anywhe"
    "re}\n"
    "p,li{max-width:42em;overflow-wrap:anywhere}.k{font-size:14px;color:#4b5761;margin:0}.note{font-size:14px"
    ";color:#4b5761;padding-left:20px}\n"
    "a{color:#0b4f8a;text-underline-offset:2px}a:focus-visible,button:focus-visible,input:focus-visible,[tabi"
    "ndex]:focus-visible{outline:3px solid #0b5cab;outline-offset:2px}\n"
    ".skip{position:absolute;left:-999em}.skip:focus{left:20px;top:8px;background:#fff;padding:8px 12px}\n"
    ".pts{padding:0;list-style:none;margin:16px 0}.pts li{padding:10px 0 10px 16px;border-left:4px solid #145"
    "07f;margin:0 0 12px}.pts b{font-size:18px}.how{color:#4b5761}.lead{font-size:18px;color:#4b5761;margin:0"
    "}\n"
    "nav ul,.dl ul{padding-left:20px}.dl li,nav li{padding:2px 0}figure{margin:24px 0}figure svg{display:bloc"
    "k;max-width:100%;height:auto}.thin{display:none}\n"
    ".tb{overflow-x:auto;margin:8px 0}table{border-collapse:collapse;font-size:14px;line-height:1.35;width:10"
    "0%;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:700;font-size:16px;padding:0 0 "
    "8px}\n"
    "th,td{padding:6px 14px 6px 0;border-bottom:1px solid #dfe4e8;text-align:left;vertical-align:top}thead th"
    "{border-bottom:1.5px solid #1b2328;vertical-align:bottom;background:#fff}.r{text-align:right}td.r{white-"
    "space:nowrap}th[scope=row]{font-weight:400}\n"
    "th button{font:inherit;font-weight:700;color:#0b4f8a;background:none;border:0;padding:4px 0;min-height:2"
    "4px;text-align:inherit;cursor:pointer;text-decoration:underline;text-underline-offset:2px}th[aria-sort=a"
    "scending] button::after{content:\" \\25B2\"}th[aria-sort=descending] button::after{content:\" \\25BC\"}"
    "\n"
    ".ab{color:#4b5761;white-space:nowrap}.find label{font-size:14px;font-weight:700}.find input{font:inherit"
    ";padding:6px 8px;border:1px solid #6f7b85;border-radius:0;min-height:40px;max-width:100%;background:#fff"
    ";color:inherit}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 20px;font-size:14px;max-width:60em}dt{colo"
    "r:#4b5761}dd{margin:0;overflow-wrap:anywhere}footer{margin-top:48px;padding-bottom:32px;font-size:14px;c"
    "olor:#4b5761}[hidden]{display:none!important}\n"
    "@media(max-width:760px){h1{font-size:26px}h2{font-size:21px}main,header,footer{padding-left:10px;padding"
    "-right:10px}.wide{display:none}.thin{display:block}dl{grid-template-columns:1fr}dd{margin-bottom:8px}}\n"
    "@media print{@page{size:A4;margin:14mm 12mm}body{font-size:10pt}.skip,nav,.find,.dl{display:none!importa"
    "nt}main,header,footer{max-width:none;padding:0}h1{font-size:18pt}h2{font-size:13pt;margin-top:16pt;break"
    "-after:avoid}figure,tr,.pts li{break-inside:avoid}figure svg{max-height:150mm;width:auto}.tb{overflow:vi"
    "sible}.tb th,.tb td{padding:2pt 6pt 2pt 0}thead{display:table-header-group}table{font-size:8pt}td.r{whit"
    "e-space:normal}.wide{display:block}.thin{display:none}a,th button{color:inherit;text-decoration:none}*{p"
    "rint-color-adjust:exact;-webkit-print-color-adjust:exact}}\n"
    "svg text{font-family:Arial,Helvetica,sans-serif;fill:#1b2328;font-size:13px}svg .ti{font-size:20px;font-"
    "weight:700}svg .su{font-size:14px;fill:#4b5761}svg .no{font-size:12px;fill:#4b5761}svg .ax{font-size:12p"
    "x;fill:#4b5761}svg .bo{font-weight:700}svg .e{text-anchor:end}svg .m{text-anchor:middle}svg .r{fill:#a34"
    "700;font-weight:700}svg .s{font-size:12px}svg .tc{font-size:11px}svg .wh{fill:#fff;font-weight:700}svg ."
    "u{fill:#14507f;font-weight:700}svg .ha{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:r"
    "ound}svg .g{stroke:#dfe4e8;stroke-width:1;fill:none}svg .x{stroke:#6f7b85;stroke-width:1;fill:none}svg ."
    "z{stroke:#1b2328;stroke-width:1.5;fill:none}svg .tg{stroke:#1b2328;stroke-width:1.5;stroke-dasharray:6 4"
    ";fill:none}svg .i{stroke:#14507f;stroke-width:2;fill:none}svg .iv{stroke:#5f8fb5;stroke-width:2;fill:non"
    "e}svg .io{stroke:#d4700f;stroke-width:3;fill:none}svg .d{fill:#14507f}svg .f{fill:#d4700f}svg .hd{fill:#"
    "fff;stroke:#14507f;stroke-width:2}svg .ho{fill:#fff;stroke:#d4700f;stroke-width:2}svg .ir{stroke:#d4700f"
    ";stroke-width:2;fill:none}svg .fc{stroke:#14507f;stroke-width:2;stroke-dasharray:6 4;fill:none}svg .bd{f"
    "ill:#b4cde0;stroke:none}svg .be{fill:#e2ebf3;stroke:#6f7b85;stroke-width:.75}svg .tk{stroke:#1b2328;stro"
    "ke-width:4;fill:none}svg .hs{fill:#fff;stroke:#14507f;stroke-width:1.2}svg .pl{stroke:#7f8b95;stroke-wid"
    "th:1.5;stroke-dasharray:1.5 3;fill:none}svg .li{stroke:#4b5761;stroke-width:1.5;stroke-dasharray:6 4;fil"
    "l:none}svg .lo{stroke:#4b5761;stroke-width:1.5;fill:none}svg .b1{fill:#14507f}svg .b2{fill:#f0a860;strok"
    "e:#6f7b85}svg .b3{fill:#d3dae0;stroke:#6f7b85}svg .b4{fill:#eef1f3;stroke:#6f7b85}svg .w{fill:#fff}svg ."
    "wf{fill:#fff}svg .da{fill:#fff;stroke:#6f7b85;stroke-width:1;stroke-dasharray:3 3}svg .k1{fill:#eaf1f7;s"
    "troke:#6f7b85}svg .k2{fill:#c3d8e8;stroke:#6f7b85}svg .k3{fill:#86b0d0;stroke:#6f7b85}svg .k4{fill:#2f6f"
    "9f;stroke:#6f7b85}svg .k5{fill:#0f3f66;stroke:#6f7b85}\n"};
inline constexpr markup_literal page_style_hash{"sha256-hF6hQHqRcUV0F57dsoCnIFzMjqmffPdawTuD0Xe93ds="};

inline constexpr markup_literal page_script{
    "document.querySelectorAll('table').forEach(function (t) {\n"
    "  var body = t.tBodies[0], rows = Array.from(body.rows), heads = Array.from(t.tHead.rows[0].cells);\n"
    "  var value = function (r, i) { var v = r.cells[i].dataset.v; return v === undefined || (v === '' && !r."
    "cells[i].classList.contains('ab')) ? r.cells[i].textContent.trim() : v === '' ? null : +v; };\n"
    "  heads.forEach(function (th, i) {\n"
    "    var b = document.createElement('button'); b.type = 'button'; b.textContent = th.textContent; th.text"
    "Content = ''; th.append(b);\n"
    "    b.addEventListener('click', function () {\n"
    "      var was = th.getAttribute('aria-sort'), up = was ? was === 'descending' : !th.classList.contains('"
    "r');\n"
    "      heads.forEach(function (o) { o.removeAttribute('aria-sort'); });\n"
    "      th.setAttribute('aria-sort', up ? 'ascending' : 'descending');\n"
    "      rows.sort(function (a, c) {\n"
    "        var x = value(a, i), y = value(c, i);\n"
    "        if (x === null || y === null) return (x === null) - (y === null);\n"
    "        return (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String("
    "y), 'en-GB')) * (up ? 1 : -1);\n"
    "      });\n"
    "      body.append.apply(body, rows);\n"
    "    });\n"
    "  });\n"
    "});\n"
    "document.querySelectorAll('.find').forEach(function (p) {\n"
    "  var f = p.querySelector('input'), say = p.querySelector('span'), rows = Array.from(document.getElement"
    "ById(f.dataset.of).tBodies[0].rows);\n"
    "  p.hidden = rows.length < 10;\n"
    "  f.addEventListener('input', function () {\n"
    "    var n = 0, q = f.value.trim().toLocaleLowerCase('en-GB');\n"
    "    rows.forEach(function (r) { r.hidden = !r.textContent.toLocaleLowerCase('en-GB').includes(q); n += !"
    "r.hidden; });\n"
    "    say.textContent = n + ' of ' + rows.length + ' rows shown';\n"
    "  });\n"
    "});\n"};
inline constexpr markup_literal page_script_hash{"sha256-i6l8g5sCueE965vyGNminJMqkBGV/VRyxgwZiMCr+OU="};
// clang-format on

}  // namespace pbo::detail

#endif
