import{undecidedBy}from"./chunk-FFIJKLOQ.js";import"./chunk-UUAUUFFZ.js";import"./chunk-CYOG3IV6.js";import"./chunk-4AVZ2PON.js";export{undecidedBy};
