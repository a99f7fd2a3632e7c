import{renderDiagnostics,renderUndecided,textReport}from"./chunk-3RDFPVXO.js";import"./chunk-4AVZ2PON.js";export{renderDiagnostics,renderUndecided,textReport};
