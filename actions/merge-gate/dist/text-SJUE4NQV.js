import{renderDiagnostics,renderUndecided,textReport}from"./chunk-HP2HO36B.js";import"./chunk-UZA6QKAM.js";import"./chunk-4AVZ2PON.js";export{renderDiagnostics,renderUndecided,textReport};
