import{renderDiagnostics,renderUndecided,textReport}from"./chunk-V7FBL7OW.js";import"./chunk-4AVZ2PON.js";export{renderDiagnostics,renderUndecided,textReport};
