import{undecidedBy}from"./chunk-XI4JVU7F.js";import"./chunk-P6Z7XLGI.js";import"./chunk-USDFZ4EP.js";import"./chunk-27SVVRH2.js";import"./chunk-4AVZ2PON.js";export{undecidedBy};
