import{PACKET_NAMESPACE,canBeSigned,rewordLine,shellWord,signCommand,signatureFile,signatureOfFile,signaturesFolder,withRoleLine,withTrailersLine,withTreeLine,withoutPathsLine}from"./chunk-PYEXMV5R.js";import{SHORT_ID,commandMessage,commandProperty,mermaidLabel,pathUri,sarifText,standingWords,terminalJson,terminalLine,textReport,treeName,undecidedOf,verdictWords,visibleLine}from"./chunk-HP2HO36B.js";import{undecidedBy}from"./chunk-RQ7V6JJK.js";import{NotLoadedError,atFirstLook,defineRule,fileLocation,isRegular,listed,malfunctionOf,quote,scopesOf,severityOf,spanLocation,withinBounds}from"./chunk-GVEX27WD.js";import{CodeLines,TEST_PATHS,isDocument,isJudgedCode,languageOf,lineOptions,linePatternsOf}from"./chunk-FHEBEPVY.js";import{isGlob,matchesAny,matchesGlob}from"./chunk-MQARYCLT.js";import{CONFIG_PATH,DEFAULT_PATHS,ROLES,STATUSES,completeLaw,defaultLaw,foldStatus,isRole,nearest,readStatus,selectPackets,selectRules}from"./chunk-ZEX5SFAM.js";import{counted}from"./chunk-UZA6QKAM.js";import{PlugInFault,prefixOf,saidWhoMends}from"./chunk-YZGALVDV.js";import{baseName,foldPath,folderOf,isInside,printable}from"./chunk-USDFZ4EP.js";import{SIGNATURE_FAULTS,isBlank,newSecondReadings,parseSignature,secondReadings,skipBlanks,spanBetween,splitGlued,splitLines,trimBlanks}from"./chunk-UOALAMSV.js";import{FIELD_NAMES,fieldOf,isFinished,isPastDraft,isSigned}from"./chunk-OCUZGL5C.js";import{UndecidedError}from"./chunk-P6Z7XLGI.js";import{trimBoth,trimRight}from"./chunk-27SVVRH2.js";import"./chunk-4AVZ2PON.js";import{tmpdir as tmpdir2}from"node:os";import*as os from"os";function toCommandValue(input){return input==null?"":typeof input=="string"||input instanceof String?input:JSON.stringify(input)}function toCommandProperties(annotationProperties){return Object.keys(annotationProperties).length?{title:annotationProperties.title,file:annotationProperties.file,line:annotationProperties.startLine,endLine:annotationProperties.endLine,col:annotationProperties.startColumn,endColumn:annotationProperties.endColumn}:{}}function issueCommand(command2,properties,message){let cmd=new Command(command2,properties,message);process.stdout.write(cmd.toString()+os.EOL)}var CMD_STRING="::",Command=class{constructor(command2,properties,message){command2||(command2="missing.command"),this.command=command2,this.properties=properties,this.message=message}toString(){let cmdStr=CMD_STRING+this.command;if(this.properties&&Object.keys(this.properties).length>0){cmdStr+=" ";let first=!0;for(let key in this.properties)if(this.properties.hasOwnProperty(key)){let val=this.properties[key];val&&(first?first=!1:cmdStr+=",",cmdStr+=`${key}=${escapeProperty(val)}`)}}return cmdStr+=`${CMD_STRING}${escapeData(this.message)}`,cmdStr}};function escapeData(s){return toCommandValue(s).replace(/%/g,"%25").replace(/\r/g,"%0D").replace(/\n/g,"%0A")}function escapeProperty(s){return toCommandValue(s).replace(/%/g,"%25").replace(/\r/g,"%0D").replace(/\n/g,"%0A").replace(/:/g,"%3A").replace(/,/g,"%2C")}import{EOL as EOL2}from"os";import{constants,promises}from"fs";var __awaiter=function(thisArg,_arguments,P,generator){function adopt(value){return value instanceof P?value:new P(function(resolve6){resolve6(value)})}return new(P||(P=Promise))(function(resolve6,reject){function fulfilled(value){try{step(generator.next(value))}catch(e){reject(e)}}function rejected(value){try{step(generator.throw(value))}catch(e){reject(e)}}function step(result){result.done?resolve6(result.value):adopt(result.value).then(fulfilled,rejected)}step((generator=generator.apply(thisArg,_arguments||[])).next())})},{access,appendFile,writeFile}=promises,SUMMARY_ENV_VAR="GITHUB_STEP_SUMMARY";var Summary=class{constructor(){this._buffer=""}filePath(){return __awaiter(this,void 0,void 0,function*(){if(this._filePath)return this._filePath;let pathFromEnv=process.env[SUMMARY_ENV_VAR];if(!pathFromEnv)throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);try{yield access(pathFromEnv,constants.R_OK|constants.W_OK)}catch{throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`)}return this._filePath=pathFromEnv,this._filePath})}wrap(tag,content,attrs={}){let htmlAttrs=Object.entries(attrs).map(([key,value])=>` ${key}="${value}"`).join("");return content?`<${tag}${htmlAttrs}>${content}</${tag}>`:`<${tag}${htmlAttrs}>`}write(options){return __awaiter(this,void 0,void 0,function*(){let overwrite=!!options?.overwrite,filePath=yield this.filePath();return yield(overwrite?writeFile:appendFile)(filePath,this._buffer,{encoding:"utf8"}),this.emptyBuffer()})}clear(){return __awaiter(this,void 0,void 0,function*(){return this.emptyBuffer().write({overwrite:!0})})}stringify(){return this._buffer}isEmptyBuffer(){return this._buffer.length===0}emptyBuffer(){return this._buffer="",this}addRaw(text,addEOL=!1){return this._buffer+=text,addEOL?this.addEOL():this}addEOL(){return this.addRaw(EOL2)}addCodeBlock(code,lang){let attrs=Object.assign({},lang&&{lang}),element=this.wrap("pre",this.wrap("code",code),attrs);return this.addRaw(element).addEOL()}addList(items,ordered=!1){let tag=ordered?"ol":"ul",listItems=items.map(item=>this.wrap("li",item)).join(""),element=this.wrap(tag,listItems);return this.addRaw(element).addEOL()}addTable(rows){let tableBody=rows.map(row=>{let cells=row.map(cell=>{if(typeof cell=="string")return this.wrap("td",cell);let{header,data,colspan,rowspan}=cell,tag=header?"th":"td",attrs=Object.assign(Object.assign({},colspan&&{colspan}),rowspan&&{rowspan});return this.wrap(tag,data,attrs)}).join("");return this.wrap("tr",cells)}).join(""),element=this.wrap("table",tableBody);return this.addRaw(element).addEOL()}addDetails(label2,content){let element=this.wrap("details",this.wrap("summary",label2)+content);return this.addRaw(element).addEOL()}addImage(src,alt,options){let{width,height}=options||{},attrs=Object.assign(Object.assign({},width&&{width}),height&&{height}),element=this.wrap("img",null,Object.assign({src,alt},attrs));return this.addRaw(element).addEOL()}addHeading(text,level){let tag=`h${level}`,allowedTag=["h1","h2","h3","h4","h5","h6"].includes(tag)?tag:"h1",element=this.wrap(allowedTag,text);return this.addRaw(element).addEOL()}addSeparator(){let element=this.wrap("hr",null);return this.addRaw(element).addEOL()}addBreak(){let element=this.wrap("br",null);return this.addRaw(element).addEOL()}addQuote(text,cite){let attrs=Object.assign({},cite&&{cite}),element=this.wrap("blockquote",text,attrs);return this.addRaw(element).addEOL()}addLink(text,href){let element=this.wrap("a",text,{href});return this.addRaw(element).addEOL()}},_summary=new Summary;import os2 from"os";import*as fs from"fs";var{chmod,copyFile,lstat,mkdir,open,readdir,rename,rm,rmdir,stat,symlink,unlink}=fs.promises,IS_WINDOWS=process.platform==="win32";var READONLY=fs.constants.O_RDONLY;var IS_WINDOWS2=process.platform==="win32";var platform=os2.platform(),arch=os2.arch();var ExitCode;(function(ExitCode2){ExitCode2[ExitCode2.Success=0]="Success",ExitCode2[ExitCode2.Failure=1]="Failure"})(ExitCode||(ExitCode={}));function setSecret(secret){issueCommand("add-mask",{},secret)}function debug(message){issueCommand("debug",{},message)}function warning(message,properties={}){issueCommand("warning",toCommandProperties(properties),message instanceof Error?message.toString():message)}var LAW_PAGES={"packet-structure":`# packet-structure

A work packet has every field of the template, each with a value of the right form.

## Law

**CX-581** and the template of **Part 4**: a packet must have the required structure. Our canonical template adds STATUS, SPEC_ANCHOR and
USER_SIGNATURE, which other clauses require and the protocol's template lacks.

## What it checks

The fields that are read from the contract zone of the packet, in any dress, are held against \`schemas/work-packet.schema.json\`. A field is present when it
has a value there: a mention in prose, in a code fence, in a comment or in an appended report is not presence. A finding points at the field, or, for a field
that is missing, at the section in which the template puts it.

On a Draft the findings are warnings. Whether USER_SIGNATURE is there is for \`user-signature\` to say.

## Why

A Coder receives the packet and nothing else. What it does not say will be guessed.

## Blocked

### A required field is gone

The new packet says nowhere how the work is undone.

\`\`\`diff new
-- **ROLLBACK_HINT**:
-  \`\`\`bash
-  git revert <commit-sha>
-  \`\`\`
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:23:1  error  packet-structure/missing
  ROLLBACK_HINT of WP-1-New-20260105 is missing, expected at least one command or step that undoes the work
    23 | ## Quality Gate
  why:  CX-581: a packet must have the required structure, because the Coder receives only the packet.
  help: Add it to its section: - **ROLLBACK_HINT**: …
\`\`\`

### A field without a value

\`\`\`diff new
 - **DONE_MEANS**:
-  * \`runlet list\` prints one line for each job: name, state and time since it changed
-  * The job that changed last is printed first
-  * \`runlet list\` prints nothing and exits with 0 when there is no job
-  * npm test passes with at least 3 new tests in tests/list.test.ts
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:31:18  error  packet-structure/empty
  DONE_MEANS of WP-1-New-20260105 is empty, expected at least one criterion that can be checked
    31 | - **DONE_MEANS**:
  why:  CX-581: a packet must have the required structure, because the Coder receives only the packet.
  help: Give DONE_MEANS a value, on its line or as a list below it.
\`\`\`

### A tier that does not exist

\`\`\`diff new
-- **RISK_TIER**: MEDIUM
+- **RISK_TIER**: EXTREME
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:24:18  error  packet-structure/malformed
  RISK_TIER of WP-1-New-20260105 is \`EXTREME\`, expected one of LOW, MEDIUM, HIGH
    24 | - **RISK_TIER**: EXTREME
  why:  CX-581: a packet must have the required structure, because the Coder receives only the packet.
  help: Rewrite RISK_TIER as one of LOW, MEDIUM, HIGH.
\`\`\`

### A STATUS that nobody can read

\`\`\`diff new
-- STATUS: Ready-for-Dev
+- STATUS: nearly there
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:9:11  error  packet-structure/unknown-status
  STATUS of WP-1-New-20260105 is \`nearly there\`, expected one of Draft, Ready-for-Dev, In-Progress, Blocked, Done, VALIDATED
     9 | - STATUS: nearly there
  why:  CX-581: a packet must have the required structure, because the Coder receives only the packet.
  help: Write one of these words and nothing after it: - STATUS: Ready-for-Dev
\`\`\`

## Passes

### A complete packet

\`\`\`diff new
\`\`\`

### A Draft that lacks a field

The finding is a warning until the packet leaves drafting; here the field is there and only its dress differs from the template.

\`\`\`diff draft
-- **RISK_TIER**: MEDIUM
+- **RISK_TIER:** MEDIUM
\`\`\`

## How to fix

Add the field to its section, as \`- **NAME**: value\` or with a list below it. The message says which form the value has.

## Options

None.

## Does not detect

Whether a value makes sense: that is the work of \`concrete-scope\`, \`measurable-done\` and the people who read it.
`,"no-placeholder":`# no-placeholder

No value and no list item of a packet is a placeholder.

## Law

**CX-582**: a packet is verified before it is handed over. **CX-600B**: placeholders are the first thing that the anti-vibe audit looks for.

## What it checks

Every value and every list item of the fields in the contract zone. A whole value or item that is a braced, bracketed or angled phrase (\`{phrase}\`, \`<pending>\`),
one of the words TBD, TODO, TBA, PENDING, FIXME, or only dots or question marks, is a placeholder. In SPEC_ANCHOR square brackets cite, as in \`[CX-598]\` or \`[ADD v02.84]\`: they are
never a placeholder there, and \`spec-anchor\` says whether they lead anywhere. Inside code fences only the template's own braced
tokens count, such as \`{ID}\`: \`<commit-sha>\` and \`Vec<T>\` are things that code says.

On a Draft the findings are warnings. A pending USER_SIGNATURE is for \`user-signature\` to say.

## Why

A placeholder is a decision that nobody took. A Coder who meets one takes it alone.

## Blocked

### The whole value

\`\`\`diff new
-- **Why**: Without it the only way to see what is queued is to read jobs.json.
+- **Why**: {Business/technical rationale}
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:15:12  error  no-placeholder/value-is-placeholder
  Why of WP-1-New-20260105 is the placeholder \`{Business/technical rationale}\`, expected a real value
    15 | - **Why**: {Business/technical rationale}
  why:  CX-582 and CX-600B: a packet is complete before it is handed over, and a placeholder is a decision that nobody took.
  help: Write in its place one or two sentences on why it is done.
\`\`\`

### One entry of a list

\`\`\`diff new
   * The job that changed last is printed first
+  * TBD
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:34:5  error  no-placeholder/item-is-placeholder
  DONE_MEANS of WP-1-New-20260105 has the placeholder \`TBD\` as an entry, expected a real one
    34 |   * TBD
  why:  CX-582 and CX-600B: a packet is complete before it is handed over, and a placeholder is a decision that nobody took.
  help: Replace the entry or delete its line.
\`\`\`

### A token of the template in a command

\`\`\`diff new
-  just ai-review
+  just pre-work WP-{ID}
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:29:3  error  no-placeholder/token-in-code
  TEST_PLAN of WP-1-New-20260105 has \`{ID}\` from the template in \`just pre-work WP-{ID}\`, expected a command that can be run
    29 |   just pre-work WP-{ID}
  why:  CX-582 and CX-600B: a packet is complete before it is handed over, and a placeholder is a decision that nobody took.
  help: Put the real value in the place of {ID}.
\`\`\`

## Passes

### Angle brackets in code

\`git revert <commit-sha>\` is how people write such a command.

\`\`\`diff new
\`\`\`

### An anchor in square brackets

\`\`\`diff new
-- SPEC_ANCHOR: 2.1
+- SPEC_ANCHOR: [CX-JOB-002]
\`\`\`

### A word inside a sentence

\`\`\`diff new
-  * Filters and colours
+  * The TODO list of the old tool
\`\`\`

## How to fix

Put the real value there: the message says which form it has. \`none\` is a value in Assumptions, Open Questions and Dependencies alone. An entry can be deleted where the list still says something without it.

## Options

None.

## Does not detect

Vague values ("works", "is fast"): see \`measurable-done\`.
`,"packet-id":`# packet-id

One id leads to exactly one packet, and a new packet has an id that nobody used before.

## Law

**Part 4 step 2**: always append a unique suffix, so that the file is fresh. **CX-653**: the id of a packet is the name of its file.

## What it checks

* \`TASK_ID\` is the name of the file without \`.md\`.
* An id is \`WP-<token>(-<token>)*\`, with tokens of letters, digits and dots; the first token is the phase.
* No two files carry the same id, upper and lower case alike, in the packets folder, its sub-folders or a folder that is the same on some file system.
* A packet is a regular file, and nothing else lies in the packets folder.
* A packet that the change introduces ends in a date \`-YYYYMMDD\`, a short hash or a revision \`-v2\`.

## Why

Look-up by prefix took the wrong file for one id in five where this protocol is used. Ids are compared whole, so they must differ.

## Blocked

### TASK_ID of another packet

\`\`\`diff new
-- TASK_ID: WP-1-New-20260105
+- TASK_ID: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:4:12  error  packet-id/task-id-differs
  TASK_ID is \`WP-1-Cancel-Job-20260101\`, expected the name of its file: WP-1-New-20260105
     4 | - TASK_ID: WP-1-Cancel-Job-20260101
  why:  Part 4 step 2: every packet is a fresh file with an id of its own, so that an id leads to exactly one packet.
  help: Write: - TASK_ID: WP-1-New-20260105
\`\`\`

### No unique suffix

\`\`\`files
move docs/task_packets/WP-1-Retry-Job-20260102.md docs/task_packets/WP-1-Retry-Job.md
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Retry-Job.md:1:1  error  packet-id/no-unique-suffix
  The new packet WP-1-Retry-Job ends in no unique suffix, expected a date (-20260101), a short hash (-1a2b3c4) or a revision (-v2)
  why:  Part 4 step 2: every packet is a fresh file with an id of its own, so that an id leads to exactly one packet.
  help: Rename it, for example to WP-1-Retry-Job-v1.

docs/task_packets/WP-1-Retry-Job.md:4:12  error  packet-id/task-id-differs
  TASK_ID is \`WP-1-Retry-Job-20260102\`, expected the name of its file: WP-1-Retry-Job
     4 | - TASK_ID: WP-1-Retry-Job-20260102
  why:  Part 4 step 2: every packet is a fresh file with an id of its own, so that an id leads to exactly one packet.
  help: Write: - TASK_ID: WP-1-Retry-Job
\`\`\`

### A twin in another case

On Windows and macOS only one of the two files can exist.

\`\`\`file docs/task_packets/WP-1-cancel-job-20260101.md
# Task Packet: WP-1-cancel-job-20260101
\`\`\`

\`\`\`text
docs/task_packets/WP-1-cancel-job-20260101.md:1:1  error  packet-id/shared-id
  The packet id WP-1-cancel-job-20260101 is also that of \`docs/task_packets/WP-1-Cancel-Job-20260101.md\`, expected one file for an id
  why:  Part 4 step 2: every packet is a fresh file with an id of its own, so that an id leads to exactly one packet.
  help: Give the newer packet a name of its own; names that differ only in upper and lower case are the same file on some systems.
\`\`\`

### A character that no id has

\`\`\`file docs/task_packets/WP-1-Fast_Path-20260106.md
# Task Packet: WP-1-Fast_Path-20260106
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Fast_Path-20260106.md:1:1  error  packet-id/bad-grammar
  The packet id is \`WP-1-Fast_Path-20260106\`, expected WP-<phase>-<name>-<suffix> of letters, digits and dots
  why:  Part 4 step 2: every packet is a fresh file with an id of its own, so that an id leads to exactly one packet.
  help: Rename the file, for example to WP-1-Cancel-Job-20260101.md.
\`\`\`

### A file that is no packet

\`\`\`file docs/task_packets/notes.txt
Remember to ask alice.
\`\`\`

\`\`\`text
docs/task_packets/notes.txt:1:1  error  packet-id/stray
  \`docs/task_packets/notes.txt\` lies in docs/task_packets and is no packet, expected only files named WP-….md
  why:  Part 4 step 2: every packet is a fresh file with an id of its own, so that an id leads to exactly one packet.
  help: Move it elsewhere, name it as a packet, or list its name under rules.packet-id.allowed.
\`\`\`

### A link in the place of a packet

\`\`\`files
mode docs/task_packets/WP-1-Retry-Job-20260102.md symlink
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Retry-Job-20260102.md:1:1  error  packet-id/not-a-file
  The packet WP-1-Retry-Job-20260102 is a symlink, expected a regular file
  why:  Part 4 step 2: every packet is a fresh file with an id of its own, so that an id leads to exactly one packet.
  help: Put the packet itself in its place: what a link points at can change without the packet changing.
\`\`\`

## Passes

### A fresh id

\`\`\`diff new
\`\`\`

## How to fix

Rename the file and write the same name after \`TASK_ID:\`. A signed packet is not renamed: create a new one.

## Options

### allowed

Names of files in the packets folder that are no packets. Default: \`["README.md", ".gitkeep", "TEMPLATE.md"]\`.

## Does not detect

Ids on branches that nobody has pushed: they collide when the second one arrives.
`,"concrete-scope":'# concrete-scope\n\nThe scope of a work packet is a list of paths of the repository.\n\n## Law\n\n**Mistake 1, vague scope**: "Improve the job system" is wrong; IN_SCOPE_PATHS lists the files and folders that the work may touch.\n\n## What it checks\n\nEvery entry of IN_SCOPE_PATHS in the contract zone, in the forms that people write: bare, between back-ticks or quotes, bold, several on a line with commas or `;`, with a remark behind it: `(new)`,\n`(NEW - the queue)`, `- the parser`, `: lines 3-9`. A remark is for people and never part of the scope, except for three: `(new)` or `(create …)` says that the work makes the path, `(read-only)` that it is not to be changed,\nand "except" that the entry says in words what OUT_OF_SCOPE has to say.\n\nAn entry is a file, a folder with or without `/` at its end, or a pattern in which `*` stands for anything within a name and `**` for any folders. `src` is `src` and what lies below it, never `src2`.\nIt is a finding when an entry\n\n* is no path: words, or one bare word that the tree does not hold (`backend`)\n* is the whole repository (`**`, `/`, `.`)\n* leads out of it (`../x`, `/src/x`, `C:\\x`)\n* has signs that mean nothing here (`{a,b}`, `?`, `!`, `\\`)\n* also stands in OUT_OF_SCOPE, itself or in a folder or pattern there\n* matches nothing in the tree when the packet is introduced or signed, and is not marked `(new)`\n\nOn an unsigned Draft all of them are warnings. Words in OUT_OF_SCOPE are for people; what stands there as a path puts out what it matches.\n\n## Why\n\nWhether a change stayed inside "the job system" is a matter of opinion, and nobody is asked before it is merged. Paths can be compared by a machine (`in-scope-paths`).\n\n## Blocked\n\n### A part of the system in words\n\n```diff new\n - **IN_SCOPE_PATHS**:\n-  * app/main.ts\n+  * the job system\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:17:5  error  concrete-scope/no-path\n  IN_SCOPE_PATHS of WP-1-New-20260105 has `the job system`, expected a path or pattern of the repository such as src/jobs.ts, src/jobs/ or src/**/*.ts\n    17 |   * the job system\n  why:  Mistake 1, vague scope: nobody can say whether work stayed inside "the job system"; paths can be compared.\n  help: Write each path on a line of its own, with what there is to say about it behind: "  * src/jobs.ts (the queue)". A path with blanks goes between back-ticks. What stays out belongs in OUT_OF_SCOPE.\n```\n\n### A word that is no folder\n\n```diff new\n - **IN_SCOPE_PATHS**:\n-  * app/main.ts\n+  * backend\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:17:5  error  concrete-scope/no-path\n  IN_SCOPE_PATHS of WP-1-New-20260105 has `backend`, expected a path or pattern of the repository such as src/jobs.ts, src/jobs/ or src/**/*.ts\n    17 |   * backend\n  why:  Mistake 1, vague scope: nobody can say whether work stayed inside "the job system"; paths can be compared.\n  help: Write each path on a line of its own, with what there is to say about it behind: "  * src/jobs.ts (the queue)". A path with blanks goes between back-ticks. What stays out belongs in OUT_OF_SCOPE.\n```\n\n### Everything\n\n```diff new\n - **IN_SCOPE_PATHS**:\n-  * app/main.ts\n+  * `**`\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:17:5  error  concrete-scope/everything\n  IN_SCOPE_PATHS of WP-1-New-20260105 has `**`, which is the whole repository, expected the files and folders that the work is about\n    17 |   * `**`\n  why:  Mistake 1, vague scope: nobody can say whether work stayed inside "the job system"; paths can be compared.\n  help: List them, one a line: "  * src/jobs/" for a folder with all below it.\n```\n\n### Out of the repository\n\n```diff new\n - **IN_SCOPE_PATHS**:\n-  * app/main.ts\n+  * ../runlet-core/app/main.ts\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:17:5  error  concrete-scope/outside-repository\n  IN_SCOPE_PATHS of WP-1-New-20260105 has `../runlet-core/app/main.ts`, which leads out of the repository, expected a path from the top of the repository\n    17 |   * ../runlet-core/app/main.ts\n  why:  Mistake 1, vague scope: nobody can say whether work stayed inside "the job system"; paths can be compared.\n  help: Write it without a leading /, without .. and without a drive: "  * src/jobs.ts".\n```\n\n### Braces\n\n```diff new\n - **IN_SCOPE_PATHS**:\n-  * app/main.ts\n+  * app/{main,cli}.ts\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:17:5  error  concrete-scope/unknown-signs\n  IN_SCOPE_PATHS of WP-1-New-20260105 has `app/{main,cli}.ts`, whose signs have no meaning here, expected names, * within a name and ** for any folders\n    17 |   * app/{main,cli}.ts\n  why:  Mistake 1, vague scope: nobody can say whether work stayed inside "the job system"; paths can be compared.\n  help: Write: "  * app/main.ts", "  * app/cli.ts"\n```\n\n### In and out\n\n```diff new\n-  * Filters and colours\n+  * app/ (has a packet of its own)\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:17:5  error  concrete-scope/in-both\n  IN_SCOPE_PATHS of WP-1-New-20260105 has `app/main.ts`, which `app/` in OUT_OF_SCOPE puts out, expected it in one of them\n    17 |   * app/main.ts\n  why:  Mistake 1, vague scope: nobody can say whether work stayed inside "the job system"; paths can be compared.\n  help: Decide with the user which of the two is meant, and remove the other: what is out stays out.\n  see:  docs/task_packets/WP-1-New-20260105.md:20 what puts it out\n```\n\n### A file that is not there\n\n```diff new\n - **IN_SCOPE_PATHS**:\n-  * app/main.ts\n+  * src/main.ts\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:17:5  error  concrete-scope/matches-nothing\n  IN_SCOPE_PATHS of WP-1-New-20260105 has `src/main.ts`, which matches nothing in the repository, expected a path that exists or the mark (new)\n    17 |   * src/main.ts\n  why:  Mistake 1, vague scope: nobody can say whether work stayed inside "the job system"; paths can be compared.\n  help: If `app/main.ts` is meant, write that. If the work makes it, write: "  * src/main.ts (new)".\n```\n\n## Passes\n\n### Files and a new one\n\n```diff new\n```\n\n### Folders, patterns and remarks\n\n```diff new\n - **IN_SCOPE_PATHS**:\n-  * app/main.ts\n-  * tests/list.test.ts (new)\n+  * `app` - the command line\n+  * src/**/*.ts, scripts/build.sh (read-only)\n+  * tests/list/ (NEW - one test for each state)\n```\n\n## How to fix\n\nWrite each path on a line of its own, as git knows it: from the top of the repository, with `/`. Mark what the work makes with `(new)`. In a signed packet the scope is locked: the way to another one is a new packet.\n\n## Options\n\nNone.\n\n## Does not detect\n\nWhether the paths are the right ones, or too many: `src/` is concrete. Paths that vanish after the packet was signed. Two spellings of one path in different Unicode forms are different paths. What OUT_OF_SCOPE says in words.\n',"measurable-done":`# measurable-done

DONE_MEANS says what can be checked.

## Law

**Mistake 2** of the protocol: \`DONE_MEANS: Feature works\` is wrong; what is returned, how long something takes at most and which tests pass is right. **Part 4 step 1**: success criteria are measurable before a
packet is written.

## What it checks

The entries of DONE_MEANS in the contract zone. One entry can be checked if it names something that can be held against the work: code between back-ticks, a command, a file or route, the name of a test or function,
a number, an id or section of the spec, a MUST, a quoted text, or something that is seen to happen or not ("returns", "contains", "exists", "fails", "is rejected", "never", "no warnings", "tests pass",
"a user can cancel").

* None of the entries can be checked: an error, a warning on a Draft.
* An entry among good ones only praises the work ("works", "is fast", "looks good", "as expected", "fully functional"): a warning.

An entry that is neither, such as "The layout follows the style guide", is left to people as long as another entry can be checked. Missing and empty fields are for \`packet-structure\` to say, placeholders
for \`no-placeholder\`.

## Why

The Validator accepts by DONE_MEANS. A criterion that nobody can check is met by whatever was done.

## Blocked

### The feature works

\`\`\`diff new
 - **DONE_MEANS**:
-  * \`runlet list\` prints one line for each job: name, state and time since it changed
-  * The job that changed last is printed first
-  * \`runlet list\` prints nothing and exits with 0 when there is no job
-  * npm test passes with at least 3 new tests in tests/list.test.ts
+  * Feature works
+  * It is fast and looks good
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:32:3  error  measurable-done/nothing-checkable
  DONE_MEANS of WP-1-New-20260105 is \`Feature works\`, \`It is fast and looks good\`, expected at least one criterion that can be checked
    32 |   * Feature works
  why:  Mistake 2 and Part 4 step 1: success criteria are measurable, because the Validator accepts the work by them and by nothing else.
  help: Say what is seen when the work is done: a command that passes, a value that is returned, a file that exists, a number that is reached.
          * POST /jobs/:id/cancel returns 200 for a running job
          * npm test passes with at least 2 new tests
\`\`\`

### One empty phrase among good criteria

A warning: it blocks nothing.

\`\`\`diff new
 - **DONE_MEANS**:
   * \`runlet list\` prints one line for each job: name, state and time since it changed
-  * The job that changed last is printed first
+  * Everything works as expected
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:33:5  warning  measurable-done/vague-entry
  DONE_MEANS of WP-1-New-20260105 has the entry \`Everything works as expected\`, expected one that can be checked
    33 |   * Everything works as expected
  why:  Mistake 2 and Part 4 step 1: success criteria are measurable, because the Validator accepts the work by them and by nothing else.
  help: Say by what it is seen, or delete the entry: the others say more.
\`\`\`

## Passes

### Criteria that can be checked

\`\`\`diff new
 - **DONE_MEANS**:
-  * \`runlet list\` prints one line for each job: name, state and time since it changed
-  * The job that changed last is printed first
-  * \`runlet list\` prints nothing and exits with 0 when there is no job
-  * npm test passes with at least 3 new tests in tests/list.test.ts
+  * All tests pass
+  * The list is shown within 2 seconds for 1,000 jobs
+  * The wording follows the style guide
\`\`\`

## How to fix

Ask of each entry: what would somebody run or look at, and what would they see? Write that down. "Cancel works" becomes "cancel() returns true for a queued job and sets it to cancelled".

## Options

None.

## Does not detect

Whether the criteria are the right ones, or reach what the spec requires: see \`requirement-evidence\`. It reads English; in other languages the marks that need no words count: code, paths, numbers, ids. A vague
entry that mentions a file ("works in src/jobs.ts") counts as checkable.
`,"bootstrap-complete":`# bootstrap-complete

A packet leads its Coder to the files, terms, commands and risks of the task.

## Law

**CX-577** and **Mistake 3** of the protocol: \`FILES_TO_OPEN: Some files\` is wrong. The template of **Part 4** has the Coder open three standing documents and the files of the task, names what to search for and what to
run, and maps what may fail to what it hits.

## What it checks

The Bootstrap fields in the contract zone:

* **FILES_TO_OPEN** names the standing documents (\`docs/START_HERE.md\`, the spec pointer, \`docs/ARCHITECTURE.md\`) and at least one file or folder of this task. The Master Spec, the board, the ledger and the protocols are
  read in every task and do not count as such. Names are found in any dress: back-ticked, linked, with a note behind them.
* **SEARCH_TERMS**, **RUN_COMMANDS** and **RISK_MAP** say something other than "none".
* Each row of **RISK_MAP** is \`"failure" -> subsystem\`: an arrow (\`->\`, \`=>\`, \`→\`) with words on both sides, or a row of a table with two cells.

These are errors, and warnings on a Draft. The numbers of the template (5-10 files, 5-20 terms, 3-8 failures) are advice: outside of them there is a warning and never more. Missing and empty fields are for
\`packet-structure\` to say, placeholders for \`no-placeholder\`.

## Why

A Coder has the packet and nothing else. Files that it does not name are files that nobody looks into.

## Blocked

### Some files

\`\`\`diff new
 - **FILES_TO_OPEN**:
-  * docs/START_HERE.md
-  * docs/SPEC_CURRENT.md
-  * docs/ARCHITECTURE.md
-  * docs/spec/Master_Spec_v01.00.md
-  * app/main.ts
-  * src/jobs.ts
-  * tests/
-  * scripts/build.sh
+  * Some files
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:43:3  error  bootstrap-complete/standing-document-missing
  FILES_TO_OPEN of WP-1-New-20260105 has no \`docs/START_HERE.md\`, expected the standing documents that orient every Coder
    43 |   * Some files
  why:  CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.
  help: Add the line: * docs/START_HERE.md

docs/task_packets/WP-1-New-20260105.md:43:3  error  bootstrap-complete/standing-document-missing
  FILES_TO_OPEN of WP-1-New-20260105 has no \`docs/SPEC_CURRENT.md\`, expected the standing documents that orient every Coder
    43 |   * Some files
  why:  CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.
  help: Add the line: * docs/SPEC_CURRENT.md

docs/task_packets/WP-1-New-20260105.md:43:3  error  bootstrap-complete/standing-document-missing
  FILES_TO_OPEN of WP-1-New-20260105 has no \`docs/ARCHITECTURE.md\`, expected the standing documents that orient every Coder
    43 |   * Some files
  why:  CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.
  help: Add the line: * docs/ARCHITECTURE.md

docs/task_packets/WP-1-New-20260105.md:43:3  error  bootstrap-complete/no-task-file
  FILES_TO_OPEN of WP-1-New-20260105 is without the name of a file, expected at least one file of this task beside the standing documents
    43 |   * Some files
  why:  CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.
  help: Add the files that the work changes or has to be understood from, one a line: * src/jobs.ts
\`\`\`

### Only what is read in every task

\`\`\`diff new
   * docs/ARCHITECTURE.md
   * docs/spec/Master_Spec_v01.00.md
-  * app/main.ts
-  * src/jobs.ts
-  * tests/
-  * scripts/build.sh
+  * docs/TASK_BOARD.md
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:43:3  error  bootstrap-complete/no-task-file
  FILES_TO_OPEN of WP-1-New-20260105 is \`docs/START_HERE.md\`, \`docs/SPEC_CURRENT.md\`, \`docs/ARCHITECTURE.md\`, \`docs/spec/Master_Spec_v01.00.md\` and 1 more, expected at least one file of this task beside the standing documents
    43 |   * docs/START_HERE.md
  why:  CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.
  help: Add the files that the work changes or has to be understood from, one a line: * src/jobs.ts
\`\`\`

### Risks that hit nothing, and no terms to search for

\`\`\`diff new
 - **SEARCH_TERMS**:
-  * "JobState"
-  * "process.argv"
-  * "changedAt"
-  * "console.log"
-  * "unknown command"
+  * none
@@
   * "A long name breaks the line" -> job list
-  * "The list is read while it is written" -> job storage
+  * The list is read while it is written
   * "The clock was set back" -> job list
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:52:3  error  bootstrap-complete/says-nothing
  SEARCH_TERMS of WP-1-New-20260105 is \`* none\`, expected at least one entry
    52 |   * none
  why:  CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.
  help: Name what the Coder starts from: * "create_job"

docs/task_packets/WP-1-New-20260105.md:60:5  error  bootstrap-complete/not-a-risk
  RISK_MAP of WP-1-New-20260105 has the row \`The list is read while it is written\`, expected "failure" -> subsystem
    60 |   * The list is read while it is written
  why:  CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.
  help: Say what may go wrong and what it hits: * "Database migration fails" -> Storage layer
\`\`\`

### Fewer files than the template advises

A warning: it blocks nothing.

\`\`\`diff new
   * app/main.ts
-  * src/jobs.ts
-  * tests/
   * scripts/build.sh
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:43:3  warning  bootstrap-complete/count-advised
  FILES_TO_OPEN of WP-1-New-20260105 has 3 files of the task, expected 5 to 10
    43 |   * docs/START_HERE.md
  why:  CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.
  help: Nothing has to be done: the numbers of the template are advice.
\`\`\`

## Passes

### A plan in another dress

\`\`\`diff new
 - **FILES_TO_OPEN**:
-  * docs/START_HERE.md
+  * \`docs/START_HERE.md\` (the way in)
   * docs/SPEC_CURRENT.md
-  * docs/ARCHITECTURE.md
+  * [Architecture](docs/ARCHITECTURE.md)
@@
 - **RISK_MAP**:
-  * "A long name breaks the line" -> job list
-  * "The list is read while it is written" -> job storage
-  * "The clock was set back" -> job list
+
+  | Failure | Subsystem |
+  |---|---|
+  | A long name breaks the line | job list |
+  | The list is read while it is written | job storage |
+  | The clock was set back | job list |
\`\`\`

## How to fix

Open what you would open if you had to do the task yourself, and write down each file; search, and write down the terms that found something. For each risk ask which part of the program would break.

## Options

### standingDocuments

The documents that every packet has its Coder open, beside the spec pointer, whose path is \`paths.specPointer\`. Default: \`["docs/START_HERE.md", "docs/ARCHITECTURE.md"]\`.

## Does not detect

Whether the files exist (a packet may name one that the work creates), are the right ones, or are all. A search term that finds nothing. A RISK_MAP row whose words on both sides of the arrow mean nothing.
`,"risk-tier":`# risk-tier

The tier of a packet fits its work, and from MEDIUM on the work is reviewed.

## Law

The template of **Part 4**: \`RISK_TIER\` is LOW (documents only, no change of behaviour), MEDIUM (code of one module, no migrations) or HIGH (several modules, migrations, IPC, security), and the TEST_PLAN of a MEDIUM or
HIGH packet runs the AI review, \`just ai-review\`.

## What it checks

* **Packets.** TEST_PLAN of a MEDIUM or HIGH packet runs a review command: an entry with the word \`ai-review\`, however it is started (\`just\`, \`npm run\`, \`./scripts/ai-review.sh\`). A comment runs nothing. An error, and a
  warning on a Draft.
* **Commits.** A commit that names LOW packets alone (\`Work-Packet:\`) does not touch migrations, IPC or security paths. The tier is that of the packet at the base; a merge answers for what it adds itself. Documents
  and tests change no behaviour and are left out.

That the tier is one of the three words is held by \`packet-structure\`, which says it once. A packet whose tier cannot be read is not judged here.

## Why

The tier decides how much care work gets. A LOW packet is the short way, and a migration on the short way is how data is lost.

## Blocked

### A MEDIUM packet that nobody reviews

\`\`\`diff new
   npm run lint
-  just ai-review
+  # just ai-review
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:26:3  error  risk-tier/no-review
  TEST_PLAN of WP-1-New-20260105 has no review command, expected \`ai-review\` for the tier MEDIUM
    26 |   \`\`\`bash
  why:  Part 4 template: LOW changes no behaviour, migrations, IPC and security are HIGH, and from MEDIUM on the work is reviewed.
  help: Add the line to TEST_PLAN: just ai-review
        It may be started in any way (npm run ai-review); where the review has another name, rules.risk-tier.reviewCommands in the configuration lists the names that count.
\`\`\`

### A migration under a LOW packet

\`\`\`diff signed base
-- **RISK_TIER**: MEDIUM
+- **RISK_TIER**: LOW
\`\`\`

\`\`\`file src/migrations/0002_drop_jobs.sql
DROP TABLE jobs;
\`\`\`

\`\`\`commit
drop the old table

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/migrations/0002_drop_jobs.sql:1:1  error  risk-tier/low-touches-risk
  000000000000 for the LOW packet WP-1-Cancel-Job-20260101 touches \`src/migrations/0002_drop_jobs.sql\`, expected a packet of the tier HIGH
  why:  Part 4 template: LOW changes no behaviour, migrations, IPC and security are HIGH, and from MEDIUM on the work is reviewed.
  help: Take the files out of the commit, or let a packet with RISK_TIER: HIGH cover them and name that one: Work-Packet: WP-…
  commit: 000000000000
\`\`\`

## Passes

### The review has another name

\`\`\`json config
{ "rules": { "risk-tier": { "reviewCommands": ["second-look"] } } }
\`\`\`

\`\`\`diff new
-  just ai-review
+  npm run second-look -- --all
\`\`\`

### A migration under a HIGH packet

\`\`\`diff signed base
-- **RISK_TIER**: MEDIUM
+- **RISK_TIER**: HIGH
\`\`\`

\`\`\`file src/migrations/0002_drop_jobs.sql
DROP TABLE jobs;
\`\`\`

\`\`\`commit
drop the old table

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

## How to fix

Add the line \`just ai-review\` to TEST_PLAN; where the review has another name, list that in \`reviewCommands\`. If work under a LOW packet needs a migration, the packet was wrong about its risk: write its successor with \`RISK_TIER: HIGH\` and let the commit name that one.

## Options

### reviewCommands

The names of the programs or recipes that review; TEST_PLAN of a MEDIUM or HIGH packet runs one of them. Default: \`["ai-review"]\`.

### riskyPaths

Folders, files and patterns that no work under a LOW packet touches. Default: \`["**/migrations/**", "**/migration/**", "**/ipc/**", "**/ipc.*", "**/*_ipc.*", "**/security/**", "**/security.*", "**/auth/**", "**/auth.*", "**/crypto/**", "**/permissions/**", "**/capabilities/**", "**/capabilities.*"]\`.

### exceptPaths

Folders, files and patterns that change no behaviour although they match \`riskyPaths\`: the usual places of tests. Documents never do. Default: \`["tests/", "test/", "**/tests/**", "**/test/**", "**/__tests__/**", "**/*.test.*", "**/*.spec.*", "**/*_test.*", "**/*_tests.*", "**/test_*.py", "**/conftest.py"]\`.

## Does not detect

That the review was really run, or a word \`ai-review\` that another command only prints. Risk that does not show in a path: a query that deletes, a new permission in a configuration file. MEDIUM work that should be HIGH.
A commit that names no packet: see \`work-packet-reference\`.
`,"spec-anchor":"# spec-anchor\n\nA work packet points at the requirement that it implements, in the Main Body of the Master Spec.\n\n## Law\n\n**Rule 3**: every packet references a requirement in the Main Body of the Master Spec, not in its Roadmap. **CX-598**: done means that the Main Body is implemented, not\nthat roadmap bullets are ticked. **CX-573B**: the packet names the anchor, so that nobody has to interpret what was meant.\n\n## What it checks\n\nSPEC_ANCHOR in the contract zone of the packet, in any of the forms that people use:\n\n* section numbers, one or many: `2.3.12.3`, `§2.6.1, §2.6.4`, `section 4`, `7.6.3 item 14`; also where the `§` was mangled (`A11.5`, `??2.3`, `Â§2.3`)\n* ids: `[CX-DBP-040]`, `FR-EVT-005`, `DIAG-SCHEMA-001/002`\n* ranges: `11.7.4.3-11.7.4.5`, `TERM-API-001..005`; every member is looked up, 200 at most, and what is beyond that is reported\n* a heading's fragment: `docs/spec/Master_Spec_v1.md#storage-trait`\n* prose, when an entry has nothing more precise: `Debug bundle section (per Master Spec Main Body)`\n\nThe Master Spec that binds is the file the anchor names, else the one that `docs/SPEC_CURRENT.md` names. Both are read from the base, so that a change cannot bring\nthe requirement it claims to implement. A path that leads out of the repository is reported and never opened.\n\nEach reference has to lead to one section of the Main Body that holds text. A number is the document's own when the depth of its heading fits it and it stands in its own chapter; the\nnumbers of embedded documents count only where they are unique. An id is looked up in headings first, then in the text. A fragment whose heading occurs twice is ambiguous, `-1` or not.\nA title in prose leads to the one section whose title shares its words best. Number and id beside each other are two references, and each has to resolve.\n\nThe Roadmap is every section under a heading that says \"Roadmap\", and every section that the configuration lists in `roadmapSections`.\n\nOn a Draft the findings are warnings. A reference into the Roadmap beside one that leads into the Main Body is a warning, too.\n\n## Why\n\nA packet without an anchor is an invention, and nobody can say when it is done. Numbers move between versions of a spec, and a check that only looks for the digits goes on passing.\n\n## Blocked\n\n### No anchor\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:66:1  error  spec-anchor/missing-anchor\n  WP-1-New-20260105 has no SPEC_ANCHOR, expected a section of the Master Spec's Main Body\n    66 | ## Authority\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Name the section that the packet implements, by number or id: - SPEC_ANCHOR: 2.3.12 [CX-DBP-001]\n```\n\n### An anchor that is still to come\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: <pending>\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:1  error  spec-anchor/missing-anchor\n  SPEC_ANCHOR of WP-1-New-20260105 is `<pending>`, expected a section of the Master Spec's Main Body\n    10 | - SPEC_ANCHOR: <pending>\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Name the section that the packet implements, by number or id: - SPEC_ANCHOR: 2.3.12 [CX-DBP-001]\n```\n\n### A file without a section\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: docs/spec/Master_Spec_v01.00.md\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:16  error  spec-anchor/no-section\n  SPEC_ANCHOR of WP-1-New-20260105 is `docs/spec/Master_Spec_v01.00.md`, which names no section, expected a section of the Master Spec's Main Body\n    10 | - SPEC_ANCHOR: docs/spec/Master_Spec_v01.00.md\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Add the number or id of the section, or its fragment behind the file name: Master_Spec_v1.md#storage-trait\n```\n\n### A section that does not exist\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: 2.1, §9.4 Quotas\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:21  error  spec-anchor/unresolved\n  SPEC_ANCHOR of WP-1-New-20260105 has `9.4`, which `docs/spec/Master_Spec_v01.00.md` does not hold, expected a section of the Master Spec's Main Body\n    10 | - SPEC_ANCHOR: 2.1, §9.4 Quotas\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Look the requirement up in the Master Spec and write the number or id of its section.\n```\n\n### An id that does not exist\n\nThe number resolves, the id beside it does not.\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: 1.1 [CX-JOB-003]\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:21  error  spec-anchor/unresolved\n  SPEC_ANCHOR of WP-1-New-20260105 has `CX-JOB-003`, which `docs/spec/Master_Spec_v01.00.md` does not hold, expected a section of the Master Spec's Main Body\n    10 | - SPEC_ANCHOR: 1.1 [CX-JOB-003]\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: If `1.2 Job cancellation [CX-JOB-002]` is meant, write: - SPEC_ANCHOR: 1.2 [CX-JOB-002]\n  see:  docs/spec/Master_Spec_v01.00.md:16 the nearest section\n```\n\n### Only the parent exists\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: 2.7\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:16  error  spec-anchor/parent-only\n  SPEC_ANCHOR of WP-1-New-20260105 has `2.7`, which `docs/spec/Master_Spec_v01.00.md` does not hold, although it has `2 Interface`, expected a section that exists\n    10 | - SPEC_ANCHOR: 2.7\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: If `2.1 Job list` is meant, write: - SPEC_ANCHOR: 2.1\n  see:  docs/spec/Master_Spec_v01.00.md:30 the nearest section\n```\n\n### The Roadmap\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: 7.1 Scheduled jobs\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:16  error  spec-anchor/roadmap-only\n  SPEC_ANCHOR of WP-1-New-20260105 has `7.1`, which is in the Roadmap of `docs/spec/Master_Spec_v01.00.md` (`7.1 Scheduled jobs`), expected a section of the Master Spec's Main Body\n    10 | - SPEC_ANCHOR: 7.1 Scheduled jobs\n  why:  Rule 3: every packet references a requirement in the Main Body of the Master Spec, not in its Roadmap.\n  help: Look the requirement up in the Master Spec and write the number or id of its section.\n```\n\n### The Roadmap beside the Main Body\n\nThe law is kept, because the Main Body is named, so this is a warning.\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: 2.1, 7.1\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:21  warning  spec-anchor/roadmap-only\n  SPEC_ANCHOR of WP-1-New-20260105 has `7.1`, which is in the Roadmap of `docs/spec/Master_Spec_v01.00.md` (`7.1 Scheduled jobs`), expected a section of the Master Spec's Main Body\n    10 | - SPEC_ANCHOR: 2.1, 7.1\n  why:  Rule 3: every packet references a requirement in the Main Body of the Master Spec, not in its Roadmap.\n  help: Nothing has to be done: the anchor names the Main Body as well. What only the Roadmap says is no requirement.\n```\n\n### A fragment that two headings have\n\n```diff spec base\n `runlet list` MUST print one line for each job, the newest first: its name, its state and the time since it changed.\n+\n+### Limits\n+\n+A name MUST NOT be longer than 40 characters.\n+\n+### Limits\n+\n+At most 100 jobs are listed.\n```\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: docs/spec/Master_Spec_v01.00.md#limits\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:16  error  spec-anchor/ambiguous\n  SPEC_ANCHOR of WP-1-New-20260105 has `#limits`, which can mean 2 sections of `docs/spec/Master_Spec_v01.00.md` (`Limits`), expected one\n    10 | - SPEC_ANCHOR: docs/spec/Master_Spec_v01.00.md#limits\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Write the number or the id that only the section in question has; where it has none, it needs one in a new version of the spec.\n  see:  docs/spec/Master_Spec_v01.00.md:34 one of them\n  see:  docs/spec/Master_Spec_v01.00.md:38 one of them\n```\n\n### A section without text\n\n```diff spec base\n `runlet list` MUST print one line for each job, the newest first: its name, its state and the time since it changed.\n+\n+### 2.2 Job colours\n```\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: 2.2\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:16  error  spec-anchor/empty-section\n  SPEC_ANCHOR of WP-1-New-20260105 has `2.2`, a section of `docs/spec/Master_Spec_v01.00.md` without any text (`2.2 Job colours`), expected one that requires something\n    10 | - SPEC_ANCHOR: 2.2\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Name the section that holds the requirement.\n```\n\n### A version that never existed\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: Master_Spec_v01.50.md 2.1\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:16  error  spec-anchor/no-such-version\n  SPEC_ANCHOR of WP-1-New-20260105 names `Master_Spec_v01.50.md`, which is no Master Spec file here, expected `docs/spec/Master_Spec_v01.00.md`\n    10 | - SPEC_ANCHOR: Master_Spec_v01.50.md 2.1\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Name a file that exists, or leave the file out: then the Master Spec binds that the spec pointer names.\n```\n\n### A path out of the repository\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: ../../../../etc/passwd#storage-trait\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:16  error  spec-anchor/unsafe-path\n  SPEC_ANCHOR of WP-1-New-20260105 leads to `../../../../etc/passwd`, expected the path of a Master Spec file inside the repository\n    10 | - SPEC_ANCHOR: ../../../../etc/passwd#storage-trait\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Write the path from the top of the repository: docs/spec/Master_Spec_v1.md#storage-trait\n```\n\n### An id of another document\n\n```file docs/spec/Master_Spec_Shell_v01.00.md base\n# Shell\n\n## 1 Completion [CX-SHELL-001]\n\nNames of jobs MUST be completed.\n```\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: [CX-SHELL-001]\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:17  error  spec-anchor/elsewhere\n  SPEC_ANCHOR of WP-1-New-20260105 has `CX-SHELL-001`, which stands in `docs/spec/Master_Spec_Shell_v01.00.md` and not in `docs/spec/Master_Spec_v01.00.md`, expected a section of the Master Spec that binds\n    10 | - SPEC_ANCHOR: [CX-SHELL-001]\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Name the document, if it is the one that is meant: - SPEC_ANCHOR: docs/spec/Master_Spec_Shell_v01.00.md CX-SHELL-001\n```\n\n### A pointer that leads nowhere\n\n```diff pointer base\n-The Master Spec in force is `docs/spec/Master_Spec_v01.00.md`.\n+The Master Spec in force is `docs/spec/Master_Spec_v02.00.md`.\n```\n\n```diff new\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:16  error  spec-anchor/spec-missing\n  SPEC_ANCHOR of WP-1-New-20260105 cannot be looked up, because `docs/SPEC_CURRENT.md` names `docs/spec/Master_Spec_v02.00.md`, which is not there, expected it to name the Master Spec\n    10 | - SPEC_ANCHOR: 2.1\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: Write the path of the current Master Spec into docs/SPEC_CURRENT.md, and commit both.\n```\n\n### The change brings the section it needs\n\nBase does not have the section, so it is no requirement yet. The spec goes first, in a change of its own.\n\n```diff spec\n `runlet list` MUST print one line for each job, the newest first: its name, its state and the time since it changed.\n+\n+### 2.2 Job colours\n+\n+Failed jobs MUST be red.\n```\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: 2.2 Job colours\n```\n\n```text\ndocs/task_packets/WP-1-New-20260105.md:10:16  error  spec-anchor/parent-only\n  SPEC_ANCHOR of WP-1-New-20260105 has `2.2`, which `docs/spec/Master_Spec_v01.00.md` does not hold, although it has `2 Interface`, expected a section that exists\n    10 | - SPEC_ANCHOR: 2.2 Job colours\n  why:  Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.\n  help: If `2.1 Job list` is meant, write: - SPEC_ANCHOR: 2.1\n  see:  docs/spec/Master_Spec_v01.00.md:30 the nearest section\n```\n\n## Passes\n\n### A number\n\n```diff new\n```\n\n### Numbers, ids and what they are about\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: §1.1 Job storage [CX-JOB-001] + §1.2 (CX-JOB-002), A2.1\n```\n\n### A list\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR:\n+  * Master_Spec_v01.00.md 1.1-1.3\n+  * Job list section (per Master Spec Main Body)\n```\n\n### A fragment\n\n```diff new\n-- SPEC_ANCHOR: 2.1\n+- SPEC_ANCHOR: docs/spec/Master_Spec_v01.00.md#12-job-cancellation-cx-job-002\n```\n\n### The same number in an embedded document\n\nThe number of the Master Spec itself binds; the one that the import brought along is at another depth.\n\n```diff spec base\n `runlet list` MUST print one line for each job, the newest first: its name, its state and the time since it changed.\n+\n+#### Study of lists\n+\n+##### 2.1 What others print\n+\n+Notes.\n```\n\n```diff new\n```\n\n## How to fix\n\nLook the requirement up in the Master Spec and name its section: the number, and the id where there is one, because numbers move and ids do not. If only the Roadmap speaks of it, the\nrequirement has to be written into the Main Body first, by a packet whose id has the token `SpecUpdate`; then the packet can point at it.\n\n## Options\n\nNone. `roadmapSections` in the configuration lists the numbers of sections that are Roadmap although their headings do not say so.\n\n## Does not detect\n\nWhether the section is the right one: a number that now means something else still resolves (`spec-regression` looks at that when the spec changes), and the words behind a number are not\ncompared with its title. Whether an item of a section (`item 14`) exists. Whether headings that look alike in different scripts are meant to be told apart. A heading that stands in code because\na fence above it was never closed is no heading, as on the rendered page.\n","spec-current":"# spec-current\n\nThe spec pointer names the highest Master Spec version that is there.\n\n## Law\n\n**Part 2, step 1**: `SPEC_CURRENT.md` is current and points to the latest version of the Master Spec.\n\n## What it checks\n\nThe spec pointer is there, names a Master Spec, the tree holds that file, and no Master Spec file has a higher version in its name.\n\n* The first Master Spec that the pointer names counts; earlier versions may be listed below it.\n* A version is the last `v` with digits in a file name. Its components compare as numbers: v02.9 is lower than v02.99, and that lower than v02.101. A component that is not there is 0.\n* A name without a version is lower than any version.\n* Where one version stands in two places, the pointer may name either.\n\n## Why\n\nPackets are written against the spec in force. If two people read two versions, both are right and the code fits neither.\n\n## Blocked\n\n### A new version that nobody points to\n\n```file docs/spec/Master_Spec_v01.01.md\n# Master Spec v01.01\n```\n\n```text\ndocs/SPEC_CURRENT.md:3:1  error  spec-current/not-highest\n  The spec pointer `docs/SPEC_CURRENT.md` names `docs/spec/Master_Spec_v01.00.md`, expected the highest version present: `docs/spec/Master_Spec_v01.01.md`\n     3 | The Master Spec in force is `docs/spec/Master_Spec_v01.00.md`.\n  why:  Part 2, step 1: work is planned against the latest version of the Master Spec, and one file says which that is.\n  help: Write into docs/SPEC_CURRENT.md: The Master Spec in force is `docs/spec/Master_Spec_v01.01.md`.\n```\n\n### The pointer goes\n\n```files\ndelete pointer\n```\n\n```text\ndocs/SPEC_CURRENT.md:1:1  error  spec-current/pointer-missing\n  The spec pointer `docs/SPEC_CURRENT.md` is missing, expected a file that names `docs/spec/Master_Spec_v01.00.md`\n  why:  Part 2, step 1: work is planned against the latest version of the Master Spec, and one file says which that is.\n  help: Write into docs/SPEC_CURRENT.md: The Master Spec in force is `docs/spec/Master_Spec_v01.00.md`.\n```\n\n### It names no spec\n\n```file docs/SPEC_CURRENT.md\n# Current Master Spec\n\n<!-- docs/spec/Master_Spec_v01.00.md -->\nTo be announced.\n```\n\n```text\ndocs/SPEC_CURRENT.md:1:1  error  spec-current/names-no-spec\n  The spec pointer `docs/SPEC_CURRENT.md` names no Master Spec, expected `docs/spec/Master_Spec_v01.00.md`\n  why:  Part 2, step 1: work is planned against the latest version of the Master Spec, and one file says which that is.\n  help: Write into docs/SPEC_CURRENT.md: The Master Spec in force is `docs/spec/Master_Spec_v01.00.md`.\n```\n\n### It names a file that is not there\n\n```diff pointer\n-The Master Spec in force is `docs/spec/Master_Spec_v01.00.md`.\n+The Master Spec in force is `docs/spec/Master_Spec_v02.00.md`.\n```\n\n```text\ndocs/SPEC_CURRENT.md:3:1  error  spec-current/spec-not-there\n  The spec pointer `docs/SPEC_CURRENT.md` names `docs/spec/Master_Spec_v02.00.md`, which is no Master Spec file here, expected `docs/spec/Master_Spec_v01.00.md`\n     3 | The Master Spec in force is `docs/spec/Master_Spec_v02.00.md`.\n  why:  Part 2, step 1: work is planned against the latest version of the Master Spec, and one file says which that is.\n  help: Write into docs/SPEC_CURRENT.md: The Master Spec in force is `docs/spec/Master_Spec_v01.00.md`.\n```\n\n## Passes\n\n### The pointer moves with the version\n\n```file docs/spec/Master_Spec_v01.101.md\n# Master Spec v01.101\n```\n\n```diff pointer\n-The Master Spec in force is `docs/spec/Master_Spec_v01.00.md`.\n+The Master Spec in force is `docs/spec/Master_Spec_v01.101.md`; before it were v01.99 and `docs/spec/Master_Spec_v01.00.md`.\n```\n\n## How to fix\n\nWrite the path of the highest version into the spec pointer, in the change that brings the version.\n\n## Options\n\nNone. `paths.spec` in the configuration says which files are Master Specs, `paths.specPointer` which file points.\n\n## Does not detect\n\nWhether the highest version is the one that was meant to be in force, and whether the text of the pointer says more than one thing. A version that only a heading states is not read.\n","spec-version-lock":"# spec-version-lock\n\nThe text of a Master Spec version never changes; what is to be said differently comes as a new version, under a packet for it.\n\n## Law\n\n**CX-585A**: the Master Spec is immutable while a phase is worked on. **PRIORITY_3**: where it has to change, a new packet `WP-{ID}-SpecUpdate` is created.\n\n## What it checks\n\n* A Master Spec file of the base with a version in its name, and the one in force whatever its name, keeps its text, its path and its type. Line ends, blanks at line ends, the final\n  newline and the encoding of the same text do not count. Every commit is held against the base, and the result too, so that an edit that a later commit takes back is seen.\n* A commit that brings such a file, or changes one that the base does not have yet, names a packet in its `Work-Packet:` trailer that has the token `SpecUpdate` in its id, is signed in\n  the base, and is Ready-for-Dev or In-Progress there. The packet comes first, in a change of its own: the base's user has to have agreed.\n* Where there is no message yet (the work tree, before a commit), it is enough that the base has such a packet.\n* The first Master Spec of a repository needs none.\n\n## Why\n\nA signed packet points into the spec. If the text there can change, the signature covers whatever anybody writes into the spec afterwards.\n\n## Blocked\n\n### A version is edited in place\n\n```diff spec\n-A failed job SHOULD be started again at most three times, with a pause that doubles from one second on. A cancelled job MUST NOT\n+A failed job SHOULD be started again at most five times, with a pause that doubles from one second on. A cancelled job MUST NOT\n```\n\n```text\ndocs/spec/Master_Spec_v01.00.md:23:1  error  spec-version-lock/version-edited\n  Line 23 of the Master Spec version `docs/spec/Master_Spec_v01.00.md` is `… SHOULD be started again at most five times, with a pause that doubles from one second on. A cancelled job MUST NOT`, expected the text that the base has: `… SHOULD be started again at most three times, with a pause that doubles from one second on. A cancelled job MUST NOT`\n  why:  CX-585A: the Master Spec is immutable while a phase is worked on, because signed packets point into its text.\n  help: Restore it: git checkout HEAD -- 'docs/spec/Master_Spec_v01.00.md'. What has to be said differently is said in a new version, under a signed packet whose id has the token SpecUpdate.\n  commit: 000000000000\n```\n\n### A version moves away\n\n```files\nmove spec docs/archive/Master_Spec_v01.00.md\n```\n\n```text\ndocs/spec/Master_Spec_v01.00.md:1:1  error  spec-version-lock/version-removed\n  The Master Spec version `docs/spec/Master_Spec_v01.00.md` is moved to `docs/archive/Master_Spec_v01.00.md`, expected it to stay where packets find it\n  why:  CX-585A: the Master Spec is immutable while a phase is worked on, because signed packets point into its text.\n  help: Restore it: git checkout HEAD -- 'docs/spec/Master_Spec_v01.00.md'. What has to be said differently is said in a new version, under a signed packet whose id has the token SpecUpdate.\n  commit: 000000000000\n```\n\n### A version becomes a link\n\n```files\nmode spec symlink\n```\n\n```text\ndocs/spec/Master_Spec_v01.00.md:1:1  error  spec-version-lock/version-retyped\n  The Master Spec version `docs/spec/Master_Spec_v01.00.md` is a symlink, expected the file that the base has\n  why:  CX-585A: the Master Spec is immutable while a phase is worked on, because signed packets point into its text.\n  help: Restore it: git checkout HEAD -- 'docs/spec/Master_Spec_v01.00.md'. What has to be said differently is said in a new version, under a signed packet whose id has the token SpecUpdate.\n  commit: 000000000000\n```\n\n### A new version without a packet\n\n```file docs/spec/Master_Spec_v01.01.md\n# Master Spec v01.01\n```\n\n```text\ndocs/spec/Master_Spec_v01.01.md:1:1  error  spec-version-lock/no-spec-update\n  The new Master Spec version `docs/spec/Master_Spec_v01.01.md` comes under no packet, expected a packet with the token SpecUpdate in its id that the base has signed, ready or in progress\n  why:  PRIORITY_3: a change of the spec is a new packet of its own, WP-{ID}-SpecUpdate.\n  help: Create a packet such as WP-1-SpecUpdate-20260105, have it signed and merged, and bring the version in a change after that.\n  commit: 000000000000\n```\n\n### A new version under a packet for something else\n\n```file docs/task_packets/WP-1-SpecUpdate-20260103.md base\n# Task Packet: WP-1-SpecUpdate-20260103\n\n## Metadata\n- TASK_ID: WP-1-SpecUpdate-20260103\n- STATUS: In-Progress\n- SPEC_ANCHOR: 1.3\n- USER_SIGNATURE: alice030120261200\n```\n\n```file docs/spec/Master_Spec_v01.01.md\n# Master Spec v01.01\n```\n\n```commit\nwrite the new version\n\nRole: Orchestrator\nWork-Packet: WP-1-Cancel-Job-20260101\n```\n\n```text\ndocs/spec/Master_Spec_v01.01.md:1:1  error  spec-version-lock/no-spec-update\n  The new Master Spec version `docs/spec/Master_Spec_v01.01.md` comes under `WP-1-Cancel-Job-20260101`, expected `WP-1-SpecUpdate-20260103`\n  why:  PRIORITY_3: a change of the spec is a new packet of its own, WP-{ID}-SpecUpdate.\n  help: Name the packet in the commit that brings the version: Work-Packet: WP-1-SpecUpdate-20260103\n  commit: 000000000000\n```\n\n## Passes\n\n### A new version under its packet\n\n```file docs/task_packets/WP-1-SpecUpdate-20260103.md base\n# Task Packet: WP-1-SpecUpdate-20260103\n\n## Metadata\n- TASK_ID: WP-1-SpecUpdate-20260103\n- STATUS: In-Progress\n- SPEC_ANCHOR: 1.3\n- USER_SIGNATURE: alice030120261200\n```\n\n```file docs/spec/Master_Spec_v01.01.md\n# Master Spec v01.01\n```\n\n```commit\nwrite the new version\n\nRole: Orchestrator\nWork-Packet: WP-1-SpecUpdate-20260103\n```\n\n### Only the final blanks of a line go\n\n```diff spec base\n-A job is a command with a name. It is `queued`, `running`, `done`, `failed` or `cancelled`, and it has left the queue for good\n+A job is a command with a name. It is `queued`, `running`, `done`, `failed` or `cancelled`, and it has left the queue for good  \n```\n\n```diff spec\n-A job is a command with a name. It is `queued`, `running`, `done`, `failed` or `cancelled`, and it has left the queue for good  \n+A job is a command with a name. It is `queued`, `running`, `done`, `failed` or `cancelled`, and it has left the queue for good\n```\n\n## How to fix\n\nRestore the version, and bring what is new as another file with a higher version. Create the packet first: `WP-1-SpecUpdate-<date>`, signed and merged before the version comes.\n\n## Options\n\nNone. `paths.spec` in the configuration says which files are Master Specs.\n\n## Does not detect\n\nDocuments that match no pattern of `paths.spec`, and files that match one, have no version in their names and are not in force: such as a list of changes. Whether the new version says what\nthe packet allows: a person has to read it; what packets are anchored to is held by `spec-regression`.\n","spec-regression":`# spec-regression

What packets are anchored to stays in the Master Spec, under the same number, id and title.

## Law

**CX-600B**, Spec Regression Guard, and **Part 2**: the spec is checked for regressions before work is planned and before a phase closes.

## What it checks

When a change brings another spec into force, by the pointer or in place, every packet's SPEC_ANCHOR is looked up in the spec of the base and in that of the result. What led to a requirement
before still has to: not into the Roadmap alone, not to several sections, not nowhere, and not to another subject.

* A number means another subject when the title differs, in more than case, punctuation and small words, and no id of the heading stays with it.
* An id means another subject when both number and title of its heading differ. A number may change where the id stays.
* Anchors count that name no file, and those that name the file or the version that was in force. What is pinned to an older version keeps that version's text.
* \`--all\` compares the spec in force with the highest version below it that the tree has.

## Why

A check that the spec "contains 2.3.12" kept passing after 2.3.12 had become 2.3.13 and another subject had taken its number. The packets then asked for something that nobody had signed.

## Blocked

### A number means something else

\`\`\`file docs/spec/Master_Spec_v01.01.md
# Master Spec v01.01

## 1 Jobs

### 1.1 Job storage [CX-JOB-001]

Jobs MUST be kept.

### 1.2 Job cancellation [CX-JOB-002]

A job MUST be cancelled by its name.

### 1.3 Job priorities

Urgent jobs MUST come first.

### 1.4 Job retry

A failed job SHOULD be started again.
\`\`\`

\`\`\`diff pointer
-The Master Spec in force is \`docs/spec/Master_Spec_v01.00.md\`.
+The Master Spec in force is \`docs/spec/Master_Spec_v01.01.md\`.
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Retry-Job-20260102.md:10:16  error  spec-regression/other-subject
  \`1.3\`, which WP-1-Retry-Job-20260102 is anchored to, is \`1.3 Job priorities\` in \`docs/spec/Master_Spec_v01.01.md\`, expected still \`1.3 Job retry\`
    10 | - SPEC_ANCHOR: 1.3
  why:  CX-600B, Spec Regression Guard: a packet says what it implements by pointing into the spec, so the spec must not move under it.
  help: \`1.3 Job retry\` is now \`1.4\`: give it its number and id back in docs/spec/Master_Spec_v01.01.md, and another number to what is new.
  see:  docs/spec/Master_Spec_v01.01.md:13 what it means now
\`\`\`

### A section vanishes, another goes to the Roadmap

\`\`\`file docs/spec/Master_Spec_v01.01.md
# Master Spec v01.01

## 1 Jobs

### 1.1 Job storage [CX-JOB-001]

Jobs MUST be kept.

## 2 Roadmap

### 2.1 Job cancellation [CX-JOB-002]

Later.
\`\`\`

\`\`\`diff pointer
-The Master Spec in force is \`docs/spec/Master_Spec_v01.00.md\`.
+The Master Spec in force is \`docs/spec/Master_Spec_v01.01.md\`.
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:10:16  error  spec-regression/section-vanished
  \`1.2\`, which WP-1-Cancel-Job-20260101 is anchored to, is no longer in \`docs/spec/Master_Spec_v01.01.md\`, expected \`1.2 Job cancellation [CX-JOB-002]\` still there
    10 | - SPEC_ANCHOR: 1.2 [CX-JOB-002]
  why:  CX-600B, Spec Regression Guard: a packet says what it implements by pointing into the spec, so the spec must not move under it.
  help: Keep the section, under its number and id, in docs/spec/Master_Spec_v01.01.md; where it is really given up, replace the packet first.

docs/task_packets/WP-1-Cancel-Job-20260101.md:10:21  error  spec-regression/only-roadmap
  \`CX-JOB-002\`, which WP-1-Cancel-Job-20260101 is anchored to, is in the Roadmap of \`docs/spec/Master_Spec_v01.01.md\` (\`2.1 Job cancellation [CX-JOB-002]\`), expected it in the Main Body, as \`1.2 Job cancellation [CX-JOB-002]\` was
    10 | - SPEC_ANCHOR: 1.2 [CX-JOB-002]
  why:  CX-600B, Spec Regression Guard: a packet says what it implements by pointing into the spec, so the spec must not move under it.
  help: Keep the section, under its number and id, in docs/spec/Master_Spec_v01.01.md; where it is really given up, replace the packet first.
  see:  docs/spec/Master_Spec_v01.01.md:11 what it means now

docs/task_packets/WP-1-Retry-Job-20260102.md:10:16  error  spec-regression/section-vanished
  \`1.3\`, which WP-1-Retry-Job-20260102 is anchored to, is no longer in \`docs/spec/Master_Spec_v01.01.md\`, expected \`1.3 Job retry\` still there
    10 | - SPEC_ANCHOR: 1.3
  why:  CX-600B, Spec Regression Guard: a packet says what it implements by pointing into the spec, so the spec must not move under it.
  help: Keep the section, under its number and id, in docs/spec/Master_Spec_v01.01.md; where it is really given up, replace the packet first.
\`\`\`

### A number stands twice

\`\`\`file docs/spec/Master_Spec_v01.01.md
# Master Spec v01.01

## 1 Jobs

### 1.2 Job cancellation [CX-JOB-002]

A job MUST be cancelled by its name.

### 1.3 Job retry

A failed job SHOULD be started again.

### 1.3 Job retry

A cancelled job MUST NOT be started again.
\`\`\`

\`\`\`diff pointer
-The Master Spec in force is \`docs/spec/Master_Spec_v01.00.md\`.
+The Master Spec in force is \`docs/spec/Master_Spec_v01.01.md\`.
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Retry-Job-20260102.md:10:16  error  spec-regression/ambiguous
  \`1.3\`, which WP-1-Retry-Job-20260102 is anchored to, can mean several sections of \`docs/spec/Master_Spec_v01.01.md\`, expected one, as \`1.3 Job retry\` was
    10 | - SPEC_ANCHOR: 1.3
  why:  CX-600B, Spec Regression Guard: a packet says what it implements by pointing into the spec, so the spec must not move under it.
  help: Keep the section, under its number and id, in docs/spec/Master_Spec_v01.01.md; where it is really given up, replace the packet first.
  see:  docs/spec/Master_Spec_v01.01.md:9 what it means now
\`\`\`

## Passes

### A section is added and another reworded

\`\`\`file docs/spec/Master_Spec_v01.01.md
# Master Spec v01.01

## 1 Jobs

### 1.1 Job storage [CX-JOB-001]

Jobs MUST be kept.

### 1.2 How jobs are cancelled [CX-JOB-002]

A job MUST be cancelled by its name.

### 1.3 Job retry

A failed job SHOULD be started again.

### 1.4 Job priorities

Urgent jobs MUST come first.
\`\`\`

\`\`\`diff pointer
-The Master Spec in force is \`docs/spec/Master_Spec_v01.00.md\`.
+The Master Spec in force is \`docs/spec/Master_Spec_v01.01.md\`.
\`\`\`

## How to fix

Give the section its number and id back, and number what is new behind what is there. What is really given up is given up first where it is asked for: a new packet takes the place of the old
one.

## Options

None.

## Does not detect

Whether the text below the same heading still demands the same; for that the texts of both versions are there to be compared. Anchors in prose that resolve by likeness are only seen to
vanish. A change of the spec in force that keeps every anchor is \`spec-version-lock\`'s to judge.
`,"requirement-evidence":`# requirement-evidence

A packet that is finished says for each requirement of its anchored sections where it is met.

## Law

**CX-598** and **PRIORITY_2**: done is the implementation of the whole text of the Main Body. All MUST and SHOULD of the sections that a packet is anchored to are mapped to evidence, \`file:line\`.

## What it checks

A packet whose STATUS is Done or VALIDATED, when a change touches it, and with \`--all\`.

* **Requirements** are the sentences of the anchored sections, sub-sections included, with MUST, MUST NOT, SHALL, SHALL NOT, SHOULD or SHOULD NOT in capitals: in paragraphs, list items
  and table cells, wrapped or not. Code, block quotes, quoted words, comments, headings and the Roadmap demand nothing. The spec of the base binds, where the base has one.
* A requirement's **id** is the one that opens its paragraph or cell, or stands in brackets at its end (\`[CX-JOB-012]\`, \`REQ-7\`), else \`<section>#<digits>\`, made of its text.
  A heading's id is not one: a section with an id has requirements of their own.
* **Evidence** stands below a heading \`EVIDENCE_MAPPING\` or \`Evidence\` in a record section or a report, or below a line there that says \`Evidence Mapping:\` and nothing else:
  \`- 1.2#a02864ef -> src/jobs.ts:12-14\`, or a table with the same in its cells.
  Several ids and several places in one row all count. Nothing in code, comments or the contract does.
* Every requirement has evidence; the file is there, the lines are, and they are not blank. For a packet that the change advances this blocks; later it is drift, and a warning.
* It lies in no record of the work: the folder of the packets, the board, a Master Spec or its pointer, the ledger, a signature, the waivers. They say what is wanted or what was done. Other documents count.
* A row may record a **fingerprint** of its lines. Without one there is a warning that has it to paste; where it no longer fits there is a warning too, which says
  where the recorded text stands now when the file has it at exactly one other place.

A packet that was finished before and is only edited inherits what its base had.

## Why

Done is said quickly, and a half-read section looks done. The map makes somebody look at every sentence once, and lets everybody else look at the same line.

## Blocked

### Finished without evidence

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`file src/cancel.ts base
export function cancel(job: Job): boolean {
  if (job.state !== 'queued' && job.state !== 'running') return false;
  job.process?.kill();
  job.state = 'cancelled';
  return true;
}

export const SECONDS = 5;
\`\`\`

\`\`\`diff signed
-- STATUS: In-Progress
+- STATUS: Done
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:3:1  error  requirement-evidence/no-evidence
  WP-1-Cancel-Job-20260101 is finished without evidence for 1.2#a02864ef of \`docs/spec/Master_Spec_v01.00.md\`: \`A queued or running job MUST be cancelled by its name.\`, expected a file and line that meet this MUST
     3 | ## Metadata
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: Add to "## EVIDENCE_MAPPING" of the packet: - 1.2#a02864ef -> <path>:<line>
  see:  docs/spec/Master_Spec_v01.00.md:18 the requirement

docs/task_packets/WP-1-Cancel-Job-20260101.md:3:1  error  requirement-evidence/no-evidence
  WP-1-Cancel-Job-20260101 is finished without evidence for 1.2#54ac9418 of \`docs/spec/Master_Spec_v01.00.md\`: \`The process of a running job MUST have ended five seconds after the request.\`, expected a file and line that meet this MUST
     3 | ## Metadata
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: Add to "## EVIDENCE_MAPPING" of the packet: - 1.2#54ac9418 -> <path>:<line>
  see:  docs/spec/Master_Spec_v01.00.md:18 the requirement

docs/task_packets/WP-1-Cancel-Job-20260101.md:3:1  error  requirement-evidence/no-evidence
  WP-1-Cancel-Job-20260101 is finished without evidence for 1.2#7bd8ace8 of \`docs/spec/Master_Spec_v01.00.md\`: \`A job that is done, failed or cancelled MUST stay as it is, and the request MUST be refused.\`, expected a file and line that meet this MUST
     3 | ## Metadata
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: Add to "## EVIDENCE_MAPPING" of the packet: - 1.2#7bd8ace8 -> <path>:<line>
  see:  docs/spec/Master_Spec_v01.00.md:19 the requirement
\`\`\`

### Evidence that is not there

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`file src/cancel.ts base
export function cancel(job: Job): boolean {
  if (job.state !== 'queued' && job.state !== 'running') return false;
  job.process?.kill();
  job.state = 'cancelled';
  return true;
}

export const SECONDS = 5;
\`\`\`

\`\`\`diff signed
-- STATUS: In-Progress
+- STATUS: Done
@@
 - **Dependencies**: none
+
+## EVIDENCE_MAPPING
+- 1.2#a02864ef -> cancel.ts:3-4
+- 1.2#54ac9418 -> src/cancel.ts:30
+- 1.2#7bd8ace8 -> src/cancel.ts:7
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:78:1  error  requirement-evidence/file-not-there
  Evidence of WP-1-Cancel-Job-20260101 for 1.2#a02864ef is \`cancel.ts:3-4\`, which is no file here, expected the path of a file from the top of the repository
    78 | - 1.2#a02864ef -> cancel.ts:3-4
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: If it is meant, write \`src/cancel.ts\`.

docs/task_packets/WP-1-Cancel-Job-20260101.md:79:1  error  requirement-evidence/line-not-there
  Evidence of WP-1-Cancel-Job-20260101 for 1.2#54ac9418 is \`src/cancel.ts:30\`, expected lines of a file that has 8
    79 | - 1.2#54ac9418 -> src/cancel.ts:30
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: Write the line that meets the requirement, or the first and the last: src/jobs.ts:12-14

docs/task_packets/WP-1-Cancel-Job-20260101.md:80:1  error  requirement-evidence/line-blank
  Evidence of WP-1-Cancel-Job-20260101 for 1.2#7bd8ace8 is \`src/cancel.ts:7\`, where nothing stands, expected the line that meets the requirement
    80 | - 1.2#7bd8ace8 -> src/cancel.ts:7
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: Write the line that meets the requirement, or the first and the last: src/jobs.ts:12-14
\`\`\`

### Evidence in the packet itself, and in the Master Spec

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`file src/cancel.ts base
export function cancel(job: Job): boolean {
  if (job.state !== 'queued' && job.state !== 'running') return false;
  job.process?.kill();
  job.state = 'cancelled';
  return true;
}

export const SECONDS = 5;
\`\`\`

\`\`\`diff signed
-- STATUS: In-Progress
+- STATUS: Done
@@
 - **Dependencies**: none
+
+## EVIDENCE_MAPPING
+- 1.2#a02864ef -> src/cancel.ts:3-4 sha256:518c52b07cdf
+- 1.2#54ac9418 -> docs/task_packets/WP-1-Cancel-Job-20260101.md:1
+- 1.2#7bd8ace8 -> docs/spec/Master_Spec_v01.00.md:19
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:79:1  error  requirement-evidence/governed-record
  Evidence of WP-1-Cancel-Job-20260101 for 1.2#54ac9418 is \`docs/task_packets/WP-1-Cancel-Job-20260101.md:1\`, which is in the folder of the packets, expected a line of what was made
    79 | - 1.2#54ac9418 -> docs/task_packets/WP-1-Cancel-Job-20260101.md:1
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: Cite the code, the test or the document that meets the requirement; a record says what is wanted or what was done, and proves neither.

docs/task_packets/WP-1-Cancel-Job-20260101.md:80:1  error  requirement-evidence/governed-record
  Evidence of WP-1-Cancel-Job-20260101 for 1.2#7bd8ace8 is \`docs/spec/Master_Spec_v01.00.md:19\`, which is a Master Spec, expected a line of what was made
    80 | - 1.2#7bd8ace8 -> docs/spec/Master_Spec_v01.00.md:19
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: Cite the code, the test or the document that meets the requirement; a record says what is wanted or what was done, and proves neither.
\`\`\`

### Evidence without a fingerprint, and with the wrong one

Warnings both: they are said and do not block.

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`file src/cancel.ts base
export function cancel(job: Job): boolean {
  if (job.state !== 'queued' && job.state !== 'running') return false;
  job.process?.kill();
  job.state = 'cancelled';
  return true;
}

export const SECONDS = 5;
\`\`\`

\`\`\`diff signed
-- STATUS: In-Progress
+- STATUS: Done
@@
 - **Dependencies**: none
+
+## EVIDENCE_MAPPING
+- 1.2#a02864ef -> src/cancel.ts:3-4 sha256:518c52b07cdf
+- 1.2#54ac9418 -> src/cancel.ts:3
+- 1.2#7bd8ace8 -> src/cancel.ts:2 sha256:000000000000
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:79:1  warning  requirement-evidence/no-fingerprint
  Evidence of WP-1-Cancel-Job-20260101 for 1.2#54ac9418 is \`src/cancel.ts:3\` without a fingerprint, expected one, so that later drift is seen
    79 | - 1.2#54ac9418 -> src/cancel.ts:3
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: Write behind it: src/cancel.ts:3 sha256:6add1cc415b1

docs/task_packets/WP-1-Cancel-Job-20260101.md:80:1  warning  requirement-evidence/drifted
  Evidence of WP-1-Cancel-Job-20260101 for 1.2#7bd8ace8 is \`src/cancel.ts:2\`, where other text stands than when it was recorded (sha256:000000000000), expected the text that met the requirement
    80 | - 1.2#7bd8ace8 -> src/cancel.ts:2 sha256:000000000000
  why:  CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.
  help: See whether the requirement is still met, and where; if it is met there, write: src/cancel.ts:2 sha256:3a71d5f8c598
\`\`\`

## Passes

### Every requirement is mapped

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`file src/cancel.ts base
export function cancel(job: Job): boolean {
  if (job.state !== 'queued' && job.state !== 'running') return false;
  job.process?.kill();
  job.state = 'cancelled';
  return true;
}

export const SECONDS = 5;
\`\`\`

\`\`\`diff signed
-- STATUS: In-Progress
+- STATUS: Done
@@
 - **Dependencies**: none
+
+## EVIDENCE_MAPPING
+- 1.2#a02864ef -> src/cancel.ts:3-4 sha256:518c52b07cdf
+- 1.2#54ac9418 -> src/cancel.ts:3 sha256:6add1cc415b1
+- 1.2#7bd8ace8 -> src/cancel.ts:2 sha256:3a71d5f8c598
\`\`\`

### A table, and one line for two requirements

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`file src/cancel.ts base
export function cancel(job: Job): boolean {
  if (job.state !== 'queued' && job.state !== 'running') return false;
  job.process?.kill();
  job.state = 'cancelled';
  return true;
}

export const SECONDS = 5;
\`\`\`

\`\`\`diff signed
-- STATUS: In-Progress
+- STATUS: Done
@@
 - **Dependencies**: none
+
+## EVIDENCE_MAPPING
+
+| Requirement | Evidence |
+| --- | --- |
+| 1.2#a02864ef, 1.2#54ac9418 | \`src/cancel.ts:3\` sha256:6add1cc415b1 |
+| 1.2#7bd8ace8 | \`src/cancel.ts#L2\` sha256:3a71d5f8c598 |
\`\`\`

### A report without headings

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`file src/cancel.ts base
export function cancel(job: Job): boolean {
  if (job.state !== 'queued' && job.state !== 'running') return false;
  job.process?.kill();
  job.state = 'cancelled';
  return true;
}
\`\`\`

\`\`\`diff signed
-- STATUS: In-Progress
+- STATUS: Done
@@
 - **Dependencies**: none
+
+## VALIDATION REPORT
+Verdict: PASS
+
+Evidence Mapping (Spec -> Code):
+- 1.2#a02864ef -> src/cancel.ts:3-4 sha256:518c52b07cdf
+- 1.2#54ac9418 -> src/cancel.ts:3 sha256:6add1cc415b1
+- 1.2#7bd8ace8 -> src/cancel.ts:2 sha256:3a71d5f8c598
+
+Tests:
+- npm test: PASS
\`\`\`

### A packet that was finished before is edited

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`diff signed
 - **Dependencies**: none
+
+## Evidence
+The tests ran on 2026-01-06.
\`\`\`

## How to fix

Add the rows that the findings spell out to the packet's \`## EVIDENCE_MAPPING\`, which stays open after the packet is signed. Where a requirement is not met, the packet is not done.

## Options

None.

## Does not detect

Whether the line meets the requirement: the Validator reads it. A list below a sentence that ends in \`MUST:\` is one requirement. Requirements that are not written with these words in capitals,
and those of sections that the packet is not anchored to. Anchors that do not resolve: see \`spec-anchor\`. Drift in files of packets that a change does not touch is seen by \`--all\`.
`,"user-signature":`# user-signature

A packet that is past drafting carries a signature of the user, and every signature is used once.

## Law

**Rule 4**: packets are locked with USER_SIGNATURE. **CX-585C**: a signature is used exactly once, and nothing is implemented before the refinement pause that it attests.

## What it checks

* A packet that is not a Draft has a USER_SIGNATURE. The whole value is \`{name}{DDMMYYYYHHMM}\`: a lower-case name and a real date and time. Placeholders, bare names, impossible dates
  and anything after the signature make it invalid. Back-ticks, bold or brackets around the whole of it change nothing (in a new packet \`plain-packet\` wants it without them).
* The name is one of \`signers\` in the configuration of the base, when it lists any.
* A signature that the change brings is not dated after the commit that brings it (or after now), apart from \`clockSkewHours\`. One that is dated before the DATE of its packet, apart from
  \`clockSkewHours\`, is a warning: what was signed before it was written is most likely dated back.
* It stands in no other packet of base or result, in no ledger row for another packet, and nowhere in the history of the base. What the user recorded beforehand is no use: a row of the base for
  this very packet with the digest of its text. A row without a digest does not tell which text it was for: it counts only while the base has the packet and no packet of the history had the signature.
* Where the configuration has \`signatures.review\`, a signature that the change brings is approved in the review of the change by one of the accounts that it names, on the commit that
  brought the signature or on a later one with the same locked text. A door that knows no review says so and does not decide; the merge gate does.
* Where the base has \`docs/allowed_signers\`, a signature that the change brings is proved by an SSH signature beside the ledger, \`docs/signatures/<signature>.sig\`.
  It is made with a key that the file **of the base** lists for the name in the signature, in the namespace \`handshake-packet\`, and
  in force at the time that the signature names. What it signs are these lines, each ended by a line feed: \`handshake-packet-v1\`, the id of the packet, the signature in plain text, the digest of the
  locked text as the ledger has it, and \`signatures.repository\` where the configuration of the base names one. So it is good for no other packet, no other text and no other signature.
* A change of \`docs/allowed_signers\` leaves a key with which somebody can sign. A line of it that counts for nobody is a warning.
* A signature with which the board cancels a packet (an entry below \`Cancelled\` whose text has it) is a signature of the user like any other: the name is one of \`signers\`, the date is not after now apart
  from \`clockSkewHours\`, and it has no other use: it signs no packet, stands in no row of the ledger and in no other entry below \`Cancelled\`, in base or result, and in no packet or ledger of the history
  of the base. Where the base has \`docs/allowed_signers\` there can be none: an SSH signature is made for the text of a packet, and none says that a packet is cancelled.
  What base had is left alone until its signature changes.
* When a packet is signed, its Open Questions are empty, \`none\`, or marked RESOLVED.

The signature of a cancellation is held here and not in \`task-board-format\`, which reads the form of an entry: what it says is that the user agreed, and no waiver covers that.

## Why

The signature is what a Coder may rely on. A name is no signature, and a signature that is used twice covers text that the user never saw.

## Blocked

### Past drafting and unsigned

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:3:1  error  user-signature/missing
  USER_SIGNATURE of WP-1-New-20260105 is missing, expected a signature such as alice010120261200 (name, day, month, year, hour, minute)
     3 | ## Metadata
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Ask the user to sign, and add the line to Metadata: - USER_SIGNATURE: <what the user gave>. Or set STATUS back to Draft.
\`\`\`

### A bare name

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: alice
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/invalid
  USER_SIGNATURE of WP-1-New-20260105 is the bare name \`alice\`, expected a signature such as alice010120261200 (name, day, month, year, hour, minute)
    11 | - USER_SIGNATURE: alice
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Ask the user for a signature; it is never made up, and the packet counts as unsigned until then.
\`\`\`

### A date that does not exist

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: alice310220261200
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/invalid
  USER_SIGNATURE of WP-1-New-20260105 is without a real date: \`alice310220261200\`, expected a signature such as alice010120261200 (name, day, month, year, hour, minute)
    11 | - USER_SIGNATURE: alice310220261200
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Ask the user for a signature; it is never made up, and the packet counts as unsigned until then.
\`\`\`

### Somebody who may not sign

\`\`\`json config
{ "signers": ["alice"] }
\`\`\`

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: mallory050120261200
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/unknown-signer
  USER_SIGNATURE of WP-1-New-20260105 is by \`mallory\`, expected one of alice
    11 | - USER_SIGNATURE: mallory050120261200
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Have it signed by one of the signers that the configuration of the base names.
\`\`\`

### Dated in the future

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: alice010120991200
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/after-commit
  USER_SIGNATURE of WP-1-New-20260105 is dated 2099-01-01 12:00 UTC, expected no later than 14 hours after it was committed (2026-01-06 00:00 UTC)
    11 | - USER_SIGNATURE: alice010120991200
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Ask the user for a signature with the time at which it was given.
\`\`\`

### Dated before the packet

A warning.

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: alice010119991200
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  warning  user-signature/before-packet
  USER_SIGNATURE of WP-1-New-20260105 is dated 1999-01-01 12:00 UTC, expected no earlier than 14 hours before the packet was written (DATE is 2026-01-05 11:20 UTC)
    11 | - USER_SIGNATURE: alice010119991200
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Ask the user when it was given. A signature names the time at which the user approved this text; if DATE is wrong, mend it before the user signs.
\`\`\`

### Used for another packet

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: alice010120261200
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/used-twice
  USER_SIGNATURE alice010120261200 of WP-1-New-20260105 also stands in WP-1-Cancel-Job-20260101, expected a signature of its own
    11 | - USER_SIGNATURE: alice010120261200
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Ask the user for a new signature: each is used exactly once.
\`\`\`

### Used before, and removed since

The history of the base knows the signature although no file shows it any more.

\`\`\`json history
{ "alice050120261200": ["0123456789abcdef0123456789abcdef01234567"] }
\`\`\`

\`\`\`diff new
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/used-before
  USER_SIGNATURE alice050120261200 of WP-1-New-20260105 was used before, in commit 0123456789ab, expected one that was never used
    11 | - USER_SIGNATURE: alice050120261200
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Ask the user for a new signature: each is used exactly once, also after its packet is gone.
\`\`\`

### Approved by nobody who may

\`\`\`json config
{ "signatures": { "review": { "accounts": ["alice-at-work", "bob-at-work"] } } }
\`\`\`

\`\`\`json approvals
[{ "account": "mallory", "commit": 1 }]
\`\`\`

\`\`\`diff new
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/unapproved-signature
  USER_SIGNATURE alice050120261200 of WP-1-New-20260105 is approved by no account that may approve it, expected an approval by one of \`alice-at-work\`, \`bob-at-work\` of a commit that holds the packet as it is signed
    11 | - USER_SIGNATURE: alice050120261200
  why:  A signature in plain text shows what was signed and not by whom; the configuration of the base asks for an account that stands behind it.
  help: Approve the pull request as one of \`alice-at-work\`, \`bob-at-work\`. The approval stays good for later commits, until one of them changes the locked text.
\`\`\`

### Approved before it was signed

\`\`\`json config
{ "signatures": { "review": { "accounts": ["alice-at-work"] } } }
\`\`\`

\`\`\`json approvals
[{ "account": "alice-at-work", "commit": 1 }]
\`\`\`

\`\`\`diff new
-- STATUS: Ready-for-Dev
+- STATUS: Draft
@@
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: <pending>
\`\`\`

\`\`\`commit
propose the packet

Role: Orchestrator
\`\`\`

\`\`\`diff new
-- USER_SIGNATURE: <pending>
+- USER_SIGNATURE: alice050120261200
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/unapproved-signature
  USER_SIGNATURE alice050120261200 of WP-1-New-20260105 is approved by \`alice-at-work\` for another text only, expected an approval by \`alice-at-work\` of a commit that holds the packet as it is signed
    11 | - USER_SIGNATURE: alice050120261200
  why:  A signature in plain text shows what was signed and not by whom; the configuration of the base asks for an account that stands behind it.
  help: Approve the pull request as \`alice-at-work\`. The approval stays good for later commits, until one of them changes the locked text.
\`\`\`

### Not proved where the base lists keys

\`\`\`file docs/allowed_signers base
alice ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6
\`\`\`

\`\`\`diff new
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/unproved
  The SSH signature behind alice050120261200 of WP-1-New-20260105 is missing, expected \`docs/signatures/alice050120261200.sig\`, for which \`docs/allowed_signers\` of the base asks
    11 | - USER_SIGNATURE: alice050120261200
  why:  A signature in plain text shows what was signed and not by whom; the base lists the keys that may sign, so that nobody can sign for another.
  help: Have alice read the packet, make the file where the key is, and commit it with the packet:
        mkdir -p docs/signatures && printf '%s\\n' handshake-packet-v1 WP-1-New-20260105 alice050120261200 'sha256:f075aa2fcd1e0ad0b20830494c50e9368a8014f93b28944a7c0030a63874efdf' | ssh-keygen -Y sign -n handshake-packet -f ~/.ssh/id_ed25519 > docs/signatures/alice050120261200.sig
\`\`\`

### Proved with the key of somebody else

The base lists the keys of alice and of bob, and bob's signs in her name.

\`\`\`file docs/allowed_signers base
alice ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6
bob ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJN4UVrbuQqQqEMsiwnbXcD2/UTKVZTgN/+afas6G0yU
\`\`\`

\`\`\`diff new
\`\`\`

\`\`\`file docs/signatures/alice050120261200.sig
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgk3hRWtu5CpCoQyyLCdtdwPb9RM
pVlOA3/5p9qzobTJQAAAAQaGFuZHNoYWtlLXBhY2tldAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAEAfhdux/nOYX+8o+VCdvqQq/x1qnyoVjTtZ877osw+dO/RUWv
FChrw1pzB/qGVKHgkH1PYZ8zUZscKSKhAzGcEO
-----END SSH SIGNATURE-----
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/unproved
  The SSH signature behind alice050120261200 of WP-1-New-20260105 is made with the key SHA256:y3V2kApTAjB9ArCcsrMUzDdXtBlP8oh29WVUWmNO9+I, which \`docs/allowed_signers\` of the base lists for \`bob\`, expected a key that it lists for alice
    11 | - USER_SIGNATURE: alice050120261200
  why:  A signature in plain text shows what was signed and not by whom; the base lists the keys that may sign, so that nobody can sign for another.
  help: Have alice read the packet, make the file where the key is, and commit it with the packet:
        mkdir -p docs/signatures && printf '%s\\n' handshake-packet-v1 WP-1-New-20260105 alice050120261200 'sha256:f075aa2fcd1e0ad0b20830494c50e9368a8014f93b28944a7c0030a63874efdf' | ssh-keygen -Y sign -n handshake-packet -f ~/.ssh/id_ed25519 > docs/signatures/alice050120261200.sig
\`\`\`

### Proved for another text

\`\`\`file docs/allowed_signers base
alice ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6
\`\`\`

\`\`\`diff new
\`\`\`

\`\`\`file docs/signatures/alice050120261200.sig
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgBZNJLt/V9jbNX6+txejSAos5GY
BjaVrx2OcdOBHGePoAAAAQaGFuZHNoYWtlLXBhY2tldAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAEAAC3IXXp6BujNTK5r3zRP5rKFMaxoXCjY5OIwfqm/4y0w2Xx
Yhrfw4ccDvdoutkUJvpxoMUChZQQcEr1q8McAB
-----END SSH SIGNATURE-----
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/unproved
  The SSH signature behind alice050120261200 of WP-1-New-20260105 is made for something else, expected one for this packet, this signature and the locked text sha256:f075aa2fcd1e0ad0b20830494c50e9368a8014f93b28944a7c0030a63874efdf
    11 | - USER_SIGNATURE: alice050120261200
  why:  A signature in plain text shows what was signed and not by whom; the base lists the keys that may sign, so that nobody can sign for another.
  help: Have alice read the packet, make the file where the key is, and commit it with the packet:
        mkdir -p docs/signatures && printf '%s\\n' handshake-packet-v1 WP-1-New-20260105 alice050120261200 'sha256:f075aa2fcd1e0ad0b20830494c50e9368a8014f93b28944a7c0030a63874efdf' | ssh-keygen -Y sign -n handshake-packet -f ~/.ssh/id_ed25519 > docs/signatures/alice050120261200.sig
\`\`\`

### A proof that is none

\`\`\`file docs/allowed_signers base
alice ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6
\`\`\`

\`\`\`diff new
\`\`\`

\`\`\`file docs/signatures/alice050120261200.sig
approved, alice
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/unproved
  The SSH signature behind alice050120261200 of WP-1-New-20260105 is none: \`docs/signatures/alice050120261200.sig\` does not begin with the line -----BEGIN SSH SIGNATURE-----, expected what ssh-keygen -Y sign writes
    11 | - USER_SIGNATURE: alice050120261200
  why:  A signature in plain text shows what was signed and not by whom; the base lists the keys that may sign, so that nobody can sign for another.
  help: Have alice read the packet, make the file where the key is, and commit it with the packet:
        mkdir -p docs/signatures && printf '%s\\n' handshake-packet-v1 WP-1-New-20260105 alice050120261200 'sha256:f075aa2fcd1e0ad0b20830494c50e9368a8014f93b28944a7c0030a63874efdf' | ssh-keygen -Y sign -n handshake-packet -f ~/.ssh/id_ed25519 > docs/signatures/alice050120261200.sig
\`\`\`

### A key that ran out before

\`\`\`file docs/allowed_signers base
alice valid-before="20260101Z" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6
\`\`\`

\`\`\`diff new
\`\`\`

\`\`\`file docs/signatures/alice050120261200.sig
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgBZNJLt/V9jbNX6+txejSAos5GY
BjaVrx2OcdOBHGePoAAAAQaGFuZHNoYWtlLXBhY2tldAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAEC7B8OnGNvz4Hi+iVX4AyJPtbJG4JhIjoWgSQfghUJOJbME8E
8Z2CVqPOAXRai4eji/wmKztmmWItfVnTr20V4C
-----END SSH SIGNATURE-----
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  user-signature/unproved
  The SSH signature behind alice050120261200 of WP-1-New-20260105 is made with the key of \`docs/allowed_signers:1\`, which is in force until 2026-01-01 00:00 UTC, expected one that is in force at 2026-01-05 12:00 UTC
    11 | - USER_SIGNATURE: alice050120261200
  why:  A signature in plain text shows what was signed and not by whom; the base lists the keys that may sign, so that nobody can sign for another.
  help: Have alice read the packet, make the file where the key is, and commit it with the packet:
        mkdir -p docs/signatures && printf '%s\\n' handshake-packet-v1 WP-1-New-20260105 alice050120261200 'sha256:f075aa2fcd1e0ad0b20830494c50e9368a8014f93b28944a7c0030a63874efdf' | ssh-keygen -Y sign -n handshake-packet -f ~/.ssh/id_ed25519 > docs/signatures/alice050120261200.sig
\`\`\`

### A line of keys that counts for nobody

\`\`\`file docs/allowed_signers
alice ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6
*@example.org cert-authority ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJN4UVrbuQqQqEMsiwnbXcD2/UTKVZTgN/+afas6G0yU
\`\`\`

\`\`\`text
docs/allowed_signers:2:1  warning  user-signature/idle-signer
  Line 2 of \`docs/allowed_signers\` counts for nobody: it is for certificates (cert-authority), which are not supported
  why:  A signature in plain text shows what was signed and not by whom; the base lists the keys that may sign, so that nobody can sign for another.
  help: Write lines as ssh-keygen(1) describes them under ALLOWED SIGNERS: the name as it stands in signatures, options, and what the .pub file says.
\`\`\`

### Keys with which nobody could sign

\`\`\`file docs/allowed_signers
alice namespaces="git" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6
\`\`\`

\`\`\`text
docs/allowed_signers:1:1  error  user-signature/idle-signer
  \`docs/allowed_signers\` counts for nobody: it lists no key that may sign in the namespace handshake-packet from now on, so that nobody could sign after this change
  why:  A signature in plain text shows what was signed and not by whom; the base lists the keys that may sign, so that nobody can sign for another.
  help: Write lines as ssh-keygen(1) describes them under ALLOWED SIGNERS: the name as it stands in signatures, options, and what the .pub file says.
\`\`\`

### Cancelled by a stranger

\`\`\`json config
{ "signers": ["alice"] }
\`\`\`

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Cancelled
+
+- **[WP-1-Retry-Job-20260102]** - Not needed any more, mallory311220991200
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:20:1  error  user-signature/cancellation
  The signature mallory311220991200 that cancels WP-1-Retry-Job-20260102 is by \`mallory\`, expected one of alice
    20 | - **[WP-1-Retry-Job-20260102]** - Not needed any more, mallory311220991200
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Have the cancellation signed by one of the signers that the configuration of the base names.
\`\`\`

### Cancelled with the signature of a packet

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Cancelled
+
+- **[WP-1-Retry-Job-20260102]** - Not needed any more, alice010120261200
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:20:1  error  user-signature/cancellation
  The signature alice010120261200 that cancels WP-1-Retry-Job-20260102 also stands in WP-1-Cancel-Job-20260101, expected one of its own
    20 | - **[WP-1-Retry-Job-20260102]** - Not needed any more, alice010120261200
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Ask the user for a signature for this cancellation: each is used exactly once.
\`\`\`

### Cancelled in plain text where the base lists keys

\`\`\`file docs/allowed_signers base
alice ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6
\`\`\`

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Cancelled
+
+- **[WP-1-Retry-Job-20260102]** - Not needed any more, alice060120260900
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:20:1  error  user-signature/cancellation
  The signature alice060120260900 that cancels WP-1-Retry-Job-20260102 is not proved, expected no signature in plain text where the base has \`docs/allowed_signers\`
    20 | - **[WP-1-Retry-Job-20260102]** - Not needed any more, alice060120260900
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Take the signature off the entry, and have the user sign a packet that supersedes WP-1-Retry-Job-20260102; a packet that is cancelled without a signature does not count as finished.
\`\`\`

### Signed with a question open

\`\`\`diff new
-- **Open Questions**: none
+- **Open Questions**:
+  * Does the list show cancelled jobs?
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:75:5  error  user-signature/open-question
  WP-1-New-20260105 is signed while the open question \`Does the list show cancelled jobs?\` stands, expected it resolved
    75 |   * Does the list show cancelled jobs?
  why:  Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.
  help: Resolve it with the user before the packet is signed; then write "none", or "RESOLVED: …" with the answer.
\`\`\`

## Passes

### A signature of its own

\`\`\`diff new
\`\`\`

### Approved by the user's account

The login is compared without regard to case.

\`\`\`json config
{ "signatures": { "review": { "accounts": ["alice-at-work"] } } }
\`\`\`

\`\`\`json approvals
[{ "account": "Alice-At-Work", "commit": 1 }]
\`\`\`

\`\`\`diff new
\`\`\`

### Proved with the key of the signer

\`\`\`file docs/allowed_signers base
alice ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAWTSS7f1fY2zV+vrcXo0gKLORmAY2la8djnHTgRxnj6
\`\`\`

\`\`\`diff new
\`\`\`

\`\`\`file docs/signatures/alice050120261200.sig
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgBZNJLt/V9jbNX6+txejSAos5GY
BjaVrx2OcdOBHGePoAAAAQaGFuZHNoYWtlLXBhY2tldAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAEC7B8OnGNvz4Hi+iVX4AyJPtbJG4JhIjoWgSQfghUJOJbME8E
8Z2CVqPOAXRai4eji/wmKztmmWItfVnTr20V4C
-----END SSH SIGNATURE-----
\`\`\`

### Cancelled with a signature of its own

\`\`\`json config
{ "signers": ["alice"] }
\`\`\`

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Cancelled
+
+- **[WP-1-Retry-Job-20260102]** - Not needed any more, alice060120260900
\`\`\`

### A Draft that waits for its signature

\`\`\`diff draft
-- **Assumptions**: none
+- **Assumptions**: ASSUMPTION: a retry needs no new input
\`\`\`

### A question with its answer

\`\`\`diff new
-- **Open Questions**: none
+- **Open Questions**:
+  * RESOLVED: cancelled jobs are listed, alice said so
\`\`\`

## How to fix

Ask the user. A signature is never made up, repaired or copied: a value that the user did not give is worse than none. Where a review is asked for, the user approves the pull request once
its last commit holds the packet as it is meant; an approval of an earlier text does not count.

Where the base lists keys, the user makes the proof where the key is, after reading the packet, with the command that the message prints or with
\`npx handshake-check sign WP-ID SIGNATURE --ssh-key ~/.ssh/id_ed25519\`. By hand:

\`\`\`bash
printf '%s\\n' handshake-packet-v1 WP-1-New-20260105 alice050120261200 sha256:f075… |
  ssh-keygen -Y sign -n handshake-packet -f ~/.ssh/id_ed25519 > docs/signatures/alice050120261200.sig
\`\`\`

The same lines, given to \`ssh-keygen -Y verify -f docs/allowed_signers -I alice -n handshake-packet -s docs/signatures/alice050120261200.sig -O verify-time=202601051200Z\`, show it to anybody.

To begin, a change of its own brings \`docs/allowed_signers\`: the name as it stands in signatures, and the line of the \`.pub\` file, \`alice namespaces="handshake-packet" ssh-ed25519 AAAA…\`. It belongs
to the law, so a packet has to be signed for it. From the next change on every new signature is proved. A key that is lost is taken out; a key that is to run out gets a \`valid-before\`. What was
signed with it stays signed. List two keys, or replace one while it is in force: the change that replaces it needs a packet, and the packet a proof.

## Options

### clockSkewHours

How many hours a signature may lie after the commit that brings it. Signatures carry no time zone. Default: \`14\`.

## Does not detect

* Who really wrote the signature. A plain signature shows that the text is the one that was signed; it cannot show by whom. Every report names the signatures that a change
  brings, so that their owner can object. With \`signatures.review\` an account of the forge stands behind it, as far as that account is the user's alone.
* Who approved a cancellation: \`signatures.review\` asks about packets only. A signature whose cancellation was taken off the board before, and is used again.
* Whether the name in the signature and the approving account belong to the same person.
* An SSH signature that somebody else made with the signer's key. A key without a passphrase on a machine where agents run is theirs, too; one in a token that has to be touched
  (\`ed25519-sk\`) is not.
* A signature that is dated back to a time at which a key was still in force: a token says when it was given, and \`valid-before\` believes it. A key that may be in other hands is taken out of the list.
* The same text under the same id in another repository that lists the same key, as long as \`signatures.repository\` is not set.
* Certificates (\`cert-authority\`), revocation lists, RSA keys below 2048 bits and SHA-1: what is signed with them counts as not proved. Dates without a zone are read as UTC, where ssh-keygen takes the
  local time.
`,"signature-lock":`# signature-lock

What a user has signed stays as it was signed.

## Law

**Rule 4**: use USER_SIGNATURE to prevent edits after creation; changes need a new packet. **PRIORITY_5**: the packet is the single source of truth. **CX-585**: a signature is recorded once.

## What it checks

A packet is signed when its contract zone holds a valid USER_SIGNATURE. From then on its locked text stays: identity, scope, quality gate, bootstrap plan, authority, signature, and every
section that is not known to be a record. Path, type and mode belong to the lock. Compared is the text without the values of open fields, after folding byte encoding, BOM, line ends and blanks at the end of lines;
nothing else folds, except blank lines around a heading, and separators next to a section that comes or goes below the contract.

Open are the value of STATUS (see \`status-step\`), the claim fields (who works on it, with what), "last updated", and the record sections: skeleton, bootstrap output, implementation, hygiene,
validation, evidence, hand-off. Reports may be appended. A claim that names a locked field, or holds HTML or a pattern of paths, is locked text, and so is a "last updated" line with more than a
date and a name, a nested report between sections of the contract, and HTML that a record above the contract leaves open.

The lock is held on the result against the base tip, and for every commit against every parent, so that an edit that is taken back later, a merge that changes what it merges, and a signature that is
stripped and put back are all seen. A packet that is signed inside the change is locked from that commit on. Text whose digest stands in the base's ledger for the same signature may be restored;
what stands there for another signature restores nothing, because there is no re-sign.

## Why

Scopes widened in the commit that needed them are the most common breach there is. A signature on text that can change covers nothing.

## Blocked

### A widened scope

\`\`\`diff signed
   * tests/jobs.test.ts
+  * app/main.ts
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:19:1  error  signature-lock/field-changed
  IN_SCOPE_PATHS of the signed packet WP-1-Cancel-Job-20260101 is \`- **IN_SCOPE_PATHS**: / * src/jobs.ts / * tests/jobs.test.ts / * app/main.ts\`, expected what alice010120261200 signed: \`- **IN_SCOPE_PATHS**: / * src/jobs.ts / * tests/jobs.test.ts\`
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Restore these lines as they were signed (git show 000000000000:docs/task_packets/WP-1-Cancel-Job-20260101.md has them), in the commit that changed them: git add -- docs/task_packets/WP-1-Cancel-Job-20260101.md && git commit --amend --no-edit. To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101
  commit: 000000000000
\`\`\`

### Text around the fields

\`\`\`diff signed
 ## Quality Gate
+All tests may be skipped if time is short.
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:24:1  error  signature-lock/text-changed
  The locked text of section \`Quality Gate\` of the signed packet WP-1-Cancel-Job-20260101 is \`## Quality Gate / All tests may be skipped if time is short.\`, expected what alice010120261200 signed: \`## Quality Gate\`
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Restore these lines as they were signed (git show 000000000000:docs/task_packets/WP-1-Cancel-Job-20260101.md has them), in the commit that changed them: git add -- docs/task_packets/WP-1-Cancel-Job-20260101.md && git commit --amend --no-edit. To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101. Notes on the work belong in a record section (## Implementation, ## Validation, ## Evidence, ## Status / Handoff) or in a report at the end.
  commit: 000000000000
\`\`\`

### The same lines in another order

\`\`\`diff signed
-- **What**: Cancel a queued or running job by its name.
-- **Why**: Today a job that was started by mistake runs to its end and holds up every job behind it.
+- **Why**: Today a job that was started by mistake runs to its end and holds up every job behind it.
+- **What**: Cancel a queued or running job by its name.
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:14:1  error  signature-lock/text-moved
  \`- **Why**: Today a job that was started by mistake runs to its end and holds up every job behind it. / - **What**: Cancel a queued or running job by its name.\` of the signed packet WP-1-Cancel-Job-20260101 has moved, expected the order that alice010120261200 signed
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Restore these lines as they were signed (git show 000000000000:docs/task_packets/WP-1-Cancel-Job-20260101.md has them), in the commit that changed them: git add -- docs/task_packets/WP-1-Cancel-Job-20260101.md && git commit --amend --no-edit. To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101
  commit: 000000000000
\`\`\`

### Signed again

\`\`\`diff signed
-- USER_SIGNATURE: alice010120261200
+- USER_SIGNATURE: alice020120261200
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:11:1  error  signature-lock/signature-changed
  USER_SIGNATURE of the signed packet WP-1-Cancel-Job-20260101 is \`- USER_SIGNATURE: alice020120261200\`, expected alice010120261200: a packet is signed once and never signed again
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Restore these lines as they were signed (git show 000000000000:docs/task_packets/WP-1-Cancel-Job-20260101.md has them), in the commit that changed them: git add -- docs/task_packets/WP-1-Cancel-Job-20260101.md && git commit --amend --no-edit. To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101
  commit: 000000000000
\`\`\`

### Moved to an archive

\`\`\`files
move docs/task_packets/WP-1-Cancel-Job-20260101.md docs/archive/WP-1-Cancel-Job-20260101.md
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:1:1  error  signature-lock/packet-removed
  The signed packet WP-1-Cancel-Job-20260101 is moved to \`docs/archive/WP-1-Cancel-Job-20260101.md\`, expected it at \`docs/task_packets/WP-1-Cancel-Job-20260101.md\`
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Put it back: git checkout 000000000000 -- docs/task_packets/WP-1-Cancel-Job-20260101.md && git commit --amend --no-edit. A packet that is no longer wanted moves to Superseded or Cancelled on the task board; its file stays.
  commit: 000000000000
\`\`\`

### Replaced by a link

\`\`\`files
mode docs/task_packets/WP-1-Cancel-Job-20260101.md symlink
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:1:1  error  signature-lock/type-changed
  The signed packet WP-1-Cancel-Job-20260101 is a symlink, expected the file that alice010120261200 signed
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Put it back: git checkout 000000000000 -- docs/task_packets/WP-1-Cancel-Job-20260101.md && git commit --amend --no-edit. To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101
  commit: 000000000000
\`\`\`

### Changed in one commit and restored in the next

The result is the same as the base, but the changed packet would become part of the history.

\`\`\`diff signed
   * tests/jobs.test.ts
+  * app/main.ts
\`\`\`

\`\`\`commit
widen the scope

Role: Orchestrator
\`\`\`

\`\`\`diff signed
   * tests/jobs.test.ts
-  * app/main.ts
\`\`\`

\`\`\`commit
narrow it again

Role: Orchestrator
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:19:1  error  signature-lock/field-changed
  IN_SCOPE_PATHS of the signed packet WP-1-Cancel-Job-20260101 is \`- **IN_SCOPE_PATHS**: / * src/jobs.ts / * tests/jobs.test.ts / * app/main.ts\`, expected what alice010120261200 signed: \`- **IN_SCOPE_PATHS**: / * src/jobs.ts / * tests/jobs.test.ts\`
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Restore these lines as they were signed (git show 000000000000:docs/task_packets/WP-1-Cancel-Job-20260101.md has them), in the commit that changed them: git rebase -i 000000000000, mark 000000000000 as "edit", and at the stop: git add -- docs/task_packets/WP-1-Cancel-Job-20260101.md && git commit --amend --no-edit && git rebase --continue. To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101
  commit: 000000000000
\`\`\`

### Stripped of its signature first

The second commit edits a packet that its parent no longer holds as signed; the base still does.

\`\`\`diff signed
-- USER_SIGNATURE: alice010120261200
\`\`\`

\`\`\`commit
take the signature out

Role: Orchestrator
\`\`\`

\`\`\`diff signed
-- **RISK_TIER**: MEDIUM
+- **RISK_TIER**: LOW
\`\`\`

\`\`\`commit
lower the tier

Role: Orchestrator
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:1:1  error  signature-lock/signature-changed
  USER_SIGNATURE of the signed packet WP-1-Cancel-Job-20260101 is (nothing), expected alice010120261200: a packet is signed once and never signed again
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Restore these lines as they were signed (git show 000000000000:docs/task_packets/WP-1-Cancel-Job-20260101.md has them), in the commit that changed them: git rebase -i 000000000000, mark 000000000000 as "edit", and at the stop: git add -- docs/task_packets/WP-1-Cancel-Job-20260101.md && git commit --amend --no-edit && git rebase --continue. To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101
  commit: 000000000000

docs/task_packets/WP-1-Cancel-Job-20260101.md:1:1  error  signature-lock/other-text
  Commit 000000000000 brings \`docs/task_packets/WP-1-Cancel-Job-20260101.md\` with another USER_SIGNATURE than the base has signed
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Rebase onto the base and leave the packet as it is there. To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101
  commit: 000000000000
\`\`\`

### A report that is rewritten

A warning: reports and waivers are for adding to.

\`\`\`diff signed base
 - **Dependencies**: none
+
+## VALIDATION REPORT - WP-1-Cancel-Job-20260101
+Verdict: FAIL
\`\`\`

\`\`\`diff signed
-Verdict: FAIL
+Verdict: PASS
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:1:1  warning  signature-lock/record-rewritten
  \`VALIDATION REPORT - WP-1-Cancel-Job-20260101\` of the signed packet WP-1-Cancel-Job-20260101 is rewritten, expected only additions at its end
  why:  Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.
  help: Keep what stands there and append what is new below it.
  commit: 000000000000
\`\`\`

## Passes

### Work goes on

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

### A report at the end

\`\`\`diff signed
 - **Dependencies**: none
+
+---
+
+## VALIDATION REPORT - WP-1-Cancel-Job-20260101
+Verdict: PASS
\`\`\`

### A record of the work

\`\`\`diff signed
 - **Dependencies**: none
+
+## Implementation
+- cancel() ends the process and waits for it
\`\`\`

## How to fix

Restore the lines that the message names; what was written since into STATUS and the record stays. To change the contract, create a new packet with its own id and its own signature; the old one moves to Superseded on the board.
A commit that changed a signed packet has to leave the history: \`git rebase -i\` and drop or edit it.

## Options

None. The names of record sections and claim fields can be extended with \`packet.recordSections\` and \`packet.openFields\` in the configuration.

## Does not detect

* An amended commit that was never pushed: git keeps no trace of it. The digest in the ledger and a signature with a key do.
* What the prose of a claim, a record or a report says: "works on all of src" behind a Coder's name changes no field, and no rule reads it. A report section may also be put above sections of the contract.
`,"signature-ledger":`# signature-ledger

Every signature in use is recorded once, for its packet and the text that was signed, and what is recorded stays.

## Law

**CX-585B**: \`docs/SIGNATURE_AUDIT.md\` records every signature that was used. A record that can be changed, or that is for another text than the packet has, proves nothing.

## What it checks

* The signature of a signed packet stands in a row of the ledger. The row is for that packet, by its exact id, where it names any; a column Packet (Work Packet, WP) names it, else any cell does.
* No row marks the signature INVALID. A row marks it for all time: rows are not edited, so a new one is added that says so. Where its signature does not stand alone in the cell
  (\`~~alice010120261200~~ INVALID\`), the row speaks of every signature in it.
* Each signature is recorded once. A row that marks it INVALID is no second use.
* Where the row has a digest (\`sha256:\` and 64 hexadecimal digits in the column Lock), the packet's locked text has that digest. Of a text that the change itself edits, \`signature-lock\` says what differs.
* A row that the change adds names its packet and has a digest. Rows of the base without one are history. The packet has that signature: a row for a packet that is unsigned, signed otherwise or
  not there prepares a second signing.
* Rows are only added. The rows of the base, in their order, stand among those of the result, and the rows of every parent among those of its commit, so that a row that is taken out and put back is
  seen, and a merge keeps the rows of all that it merges. New rows may stand at the top or at the end. A row is the same when its cells are; how wide the columns are drawn does not count.
* An SSH signature that stands beside the ledger (\`docs/signatures/<signature>.sig\`) stays as it is once the ledger of the base records its signature, in every commit, also when its key is no longer
  listed. Files of other names, and of signatures that nobody recorded, may come and go. Whether it proves anything, \`user-signature\` says when it arrives.

Rows are read from every table of the file whose row begins at the margin. What stands in code, in a comment or in prose is no row.

## Why

The packet says what was agreed, the ledger says that it was: two files that have to agree are harder to change unseen than one. The digest stays good when history is rewritten.

## Blocked

### Signed and not recorded

\`\`\`diff new
\`\`\`

\`\`\`diff ledger
 Every signature is used once. Rows are added at the end and never changed.
+The next one will be \`alice050120261200\`.
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  signature-ledger/unrecorded
  USER_SIGNATURE alice050120261200 of WP-1-New-20260105 is not recorded, expected a row for it in \`docs/SIGNATURE_AUDIT.md\`
    11 | - USER_SIGNATURE: alice050120261200
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: A signature is given by the user, never made up. If the user did not give this one, take it out of the packet. If the user did, empty the line again and run: npx handshake-check sign WP-1-New-20260105 alice050120261200, which writes the packet and the row. By hand the row is, below the columns Signature, Used By, Date/Time, Purpose, Packet, Lock:
        | alice050120261200 | alice | 2026-01-05 12:00 | Approves WP-1-New-20260105 | WP-1-New-20260105 | sha256:f075aa2fcd1e0ad0b20830494c50e9368a8014f93b28944a7c0030a63874efdf |
\`\`\`

### Another text than the one that is recorded

\`\`\`diff ledger base
-| alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef |
\`\`\`

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:11:19  error  signature-ledger/other-digest
  The locked text of WP-1-Cancel-Job-20260101 has the digest sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c, expected sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, which \`docs/SIGNATURE_AUDIT.md\` records for alice010120261200
    11 | - USER_SIGNATURE: alice010120261200
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Restore the text that was signed. Leave the packet as it is and create a new one with a signature of its own: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101
  see:  docs/SIGNATURE_AUDIT.md:7 the row of this signature
\`\`\`

### Recorded for another packet

\`\`\`diff new
\`\`\`

\`\`\`diff ledger
 | alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| alice050120261200 | alice | 2026-01-05 12:00 | Approves the retry | WP-1-Retry-Job-20260102 | sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef |
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  signature-ledger/for-another
  The row of alice050120261200 in \`docs/SIGNATURE_AUDIT.md\` is for \`WP-1-Retry-Job-20260102\`, expected WP-1-New-20260105, which has that signature
    11 | - USER_SIGNATURE: alice050120261200
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Take it out of WP-1-New-20260105, and ask the user for a signature for it: each is given for one packet, never made up and never used again. npx handshake-check sign WP-1-New-20260105 <signature> writes the packet and the row.
  see:  docs/SIGNATURE_AUDIT.md:8 the row of this signature
\`\`\`

### A row without its digest

\`\`\`diff new
\`\`\`

\`\`\`diff ledger
 | alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| alice050120261200 | alice | 2026-01-05 12:00 | Approves the job list | WP-1-New-20260105 |
\`\`\`

\`\`\`text
docs/SIGNATURE_AUDIT.md:8:1  error  signature-ledger/no-digest
  The new row of alice050120261200 for WP-1-New-20260105 has no digest in the column Lock, expected sha256: and 64 hexadecimal digits
     8 | | alice050120261200 | alice | 2026-01-05 12:00 | Approves the job list | WP-1-New-20260105 |
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Write the row with the digest of the packet's locked text:
        | alice050120261200 | alice | 2026-01-05 12:00 | Approves WP-1-New-20260105 | WP-1-New-20260105 | sha256:f075aa2fcd1e0ad0b20830494c50e9368a8014f93b28944a7c0030a63874efdf |
\`\`\`

### A row that names no packet

\`\`\`diff ledger
 | alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| bob060120260900 | bob | 2026-01-06 09:00 | Approves it | | sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef |
\`\`\`

\`\`\`text
docs/SIGNATURE_AUDIT.md:8:1  error  signature-ledger/names-no-packet
  The new row of bob060120260900 names no packet, expected the id of the packet that it signs
     8 | | bob060120260900 | bob | 2026-01-06 09:00 | Approves it | | sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef |
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Write the row with the packet's id:
        | bob060120260900 | bob | 2026-01-06 09:00 | Approves WP-… | WP-… | sha256:… |
\`\`\`

### For a packet that another signature signed

\`\`\`diff ledger
 | alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| bob060120260900 | bob | 2026-01-06 09:00 | Approves more | WP-1-Cancel-Job-20260101 | sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef |
\`\`\`

\`\`\`text
docs/SIGNATURE_AUDIT.md:8:1  error  signature-ledger/signature-of-no-packet
  The new row of bob060120260900 is for \`WP-1-Cancel-Job-20260101\`, expected a packet that is signed with bob060120260900
     8 | | bob060120260900 | bob | 2026-01-06 09:00 | Approves more | WP-1-Cancel-Job-20260101 | sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef …
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Take the row out. A signature is recorded by the change that signs its packet with it, and a packet is signed once.
\`\`\`

### Marked INVALID while a packet has it

\`\`\`diff ledger
 | alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| alice010120261200 | alice | 2026-01-05 12:00 | INVALID: given for another packet | WP-1-Cancel-Job-20260101 | |
\`\`\`

\`\`\`text
docs/SIGNATURE_AUDIT.md:8:1  error  signature-ledger/invalid
  USER_SIGNATURE alice010120261200 of WP-1-Cancel-Job-20260101 is marked INVALID in \`docs/SIGNATURE_AUDIT.md\`, expected a signature that counts
     8 | | alice010120261200 | alice | 2026-01-05 12:00 | INVALID: given for another packet | WP-1-Cancel-Job-20260101 | |
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Leave the packet as it is and create a new one with a signature of its own: npx handshake-check create-task-packet --from WP-1-Cancel-Job-20260101
  see:  docs/SIGNATURE_AUDIT.md:8 the row of this signature
\`\`\`

### Recorded twice

\`\`\`diff ledger
 | alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| alice010120261200 | alice | 2026-01-01 12:00 | Approves more | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
\`\`\`

\`\`\`text
docs/SIGNATURE_AUDIT.md:8:1  error  signature-ledger/used-twice
  alice010120261200 is recorded a second time, \`alice010120261200 | alice | 2026-01-01 12:00 | Approves more | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef110…\`, expected one row for each signature: \`alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171…\`
     8 | | alice010120261200 | alice | 2026-01-01 12:00 | Approves more | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef11 …
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Take the second row out, and ask the user for a new signature if it was meant for another packet. A row that says INVALID may be added.
  see:  docs/SIGNATURE_AUDIT.md:7 the first row of this signature
\`\`\`

### An edited row

\`\`\`diff ledger
-| alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| alice010120261200 | alice | 2026-01-01 12:00 | Approves everything | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
\`\`\`

\`\`\`text
docs/SIGNATURE_AUDIT.md:7:1  error  signature-ledger/row-edited
  The ledger row \`alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171…\` is changed to \`alice010120261200 | alice | 2026-01-01 12:00 | Approves everything | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae…\`, expected as it was: rows are only added
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Put the row back as it was; what has to be said about it goes into a new row.
  commit: 000000000000
\`\`\`

### A row that is gone

\`\`\`diff ledger base
 | alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| bob020120261200 | bob | 2026-01-02 12:00 | Approves the queue | WP-1-Queue-20260102 |
\`\`\`

\`\`\`diff ledger
-| bob020120261200 | bob | 2026-01-02 12:00 | Approves the queue | WP-1-Queue-20260102 |
\`\`\`

\`\`\`text
docs/SIGNATURE_AUDIT.md:1:1  error  signature-ledger/row-removed
  The ledger row \`bob020120261200 | bob | 2026-01-02 12:00 | Approves the queue | WP-1-Queue-20260102\` is removed, expected as it was: rows are only added
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Put the row back as it was; what has to be said about it goes into a new row.
  commit: 000000000000
\`\`\`

### Rows in another order

\`\`\`diff ledger base
 | alice010120261200 | alice | 2026-01-01 12:00 | Approves the scope of job cancellation | WP-1-Cancel-Job-20260101 | sha256:ce4cb41eb95b0b82d55af169b429e1da0d171ba0d3344f1169facfae2ef1105c |
+| bob020120261200 | bob | 2026-01-02 12:00 | Approves the queue | WP-1-Queue-20260102 |
+| bob030120261200 | bob | 2026-01-03 12:00 | Approves the log | WP-1-Log-20260103 |
\`\`\`

\`\`\`diff ledger
-| bob020120261200 | bob | 2026-01-02 12:00 | Approves the queue | WP-1-Queue-20260102 |
 | bob030120261200 | bob | 2026-01-03 12:00 | Approves the log | WP-1-Log-20260103 |
+| bob020120261200 | bob | 2026-01-02 12:00 | Approves the queue | WP-1-Queue-20260102 |
\`\`\`

\`\`\`text
docs/SIGNATURE_AUDIT.md:1:1  error  signature-ledger/row-moved
  The ledger row \`bob030120261200 | bob | 2026-01-03 12:00 | Approves the log | WP-1-Log-20260103\` has moved, expected the rows in the order in which they were
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Put it back where it was. New rows may stand at the top or at the end.
  commit: 000000000000
\`\`\`

### An SSH signature that is edited

\`\`\`file docs/signatures/alice010120261200.sig base
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgBZNJLt/V9jbNX6+txejSAos5GY
BjaVrx2OcdOBHGePoAAAAQaGFuZHNoYWtlLXBhY2tldAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAEAD98LBb+D6m7ZPrP0fuchfgvxnHge9WQNlymojSDS/esZCs3
Z/2/KocY+V9VbXiWmt7fqR1zdcwxHffoGagOwK
-----END SSH SIGNATURE-----
\`\`\`

\`\`\`file docs/signatures/alice010120261200.sig
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgk3hRWtu5CpCoQyyLCdtdwPb9RM
pVlOA3/5p9qzobTJQAAAAQaGFuZHNoYWtlLXBhY2tldAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAEAfhdux/nOYX+8o+VCdvqQq/x1qnyoVjTtZ877osw+dO/RUWv
FChrw1pzB/qGVKHgkH1PYZ8zUZscKSKhAzGcEO
-----END SSH SIGNATURE-----
\`\`\`

\`\`\`text
docs/signatures/alice010120261200.sig:1:1  error  signature-ledger/ssh-signature-changed
  \`docs/signatures/alice010120261200.sig\` is edited, expected as it was: it proves alice010120261200, which the ledger of the base records
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Put the file back as it was. It stays when its key is taken out of use: what was signed before stays signed.
  commit: 000000000000
\`\`\`

### An SSH signature that is gone

\`\`\`file docs/signatures/alice010120261200.sig base
-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgBZNJLt/V9jbNX6+txejSAos5GY
BjaVrx2OcdOBHGePoAAAAQaGFuZHNoYWtlLXBhY2tldAAAAAAAAAAGc2hhNTEyAAAAUwAA
AAtzc2gtZWQyNTUxOQAAAEAD98LBb+D6m7ZPrP0fuchfgvxnHge9WQNlymojSDS/esZCs3
Z/2/KocY+V9VbXiWmt7fqR1zdcwxHffoGagOwK
-----END SSH SIGNATURE-----
\`\`\`

\`\`\`files
delete docs/signatures/alice010120261200.sig
\`\`\`

\`\`\`text
docs/signatures/alice010120261200.sig:1:1  error  signature-ledger/ssh-signature-changed
  \`docs/signatures/alice010120261200.sig\` is removed, expected as it was: it proves alice010120261200, which the ledger of the base records
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Put the file back as it was. It stays when its key is taken out of use: what was signed before stays signed.
  commit: 000000000000
\`\`\`

### Taken out and put back

\`\`\`files
move docs/SIGNATURE_AUDIT.md docs/OLD_AUDIT.md
\`\`\`

\`\`\`commit
put the ledger away

Role: Orchestrator
\`\`\`

\`\`\`files
move docs/OLD_AUDIT.md docs/SIGNATURE_AUDIT.md
\`\`\`

\`\`\`text
docs/SIGNATURE_AUDIT.md:1:1  error  signature-ledger/ledger-removed
  \`docs/SIGNATURE_AUDIT.md\` is removed or no regular file, expected the file with all of its rows
  why:  CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.
  help: Put the file back as it was, in the commit that took it away: git rebase -i, if there are later ones.
  commit: 000000000000
\`\`\`

## Passes

### A signature with its row

The row is what \`sign\` records: who signed, when, for which packet, and the digest of the locked text.

\`\`\`diff new
\`\`\`

### An SSH signature that nobody recorded

\`\`\`file docs/signatures/bob010120261200.sig base
whatever
\`\`\`

\`\`\`files
delete docs/signatures/bob010120261200.sig
\`\`\`

### The newest row first

\`\`\`diff ledger
 | --- | --- | --- | --- | --- | --- |
+| bob060120260900 | bob | 2026-01-06 09:00 | INVALID: it was given by mistake | | |
\`\`\`

### Columns drawn wider

\`\`\`diff ledger
-| Signature | Used By | Date/Time | Purpose | Packet | Lock |
+| Signature         | Used By | Date/Time | Purpose | Packet | Lock |
\`\`\`

## How to fix

Add the row that the message shows. Never repair a row: put it back as it was and add a new one. A packet whose signature is INVALID, or whose text is not what was recorded, is replaced by a new
packet with a signature of its own; a text that drifted may be restored to what the ledger of the base records for its signature.

A repository that begins to use the gate without a ledger brings one with the change that first signs a packet, below this header:

\`| Signature | Used By | Date/Time | Purpose | Packet | Lock |\`

## Options

None. \`paths.ledger\` in the configuration says where the ledger stands; the SSH signatures stand beside it, in \`signatures/\`. \`paths.allowedSigners\` says where the keys are listed.

## Does not detect

* Who wrote a row, unless the base lists keys. It shows that the text is the one that was recorded, not who recorded it.
* A packet whose row is older than the column Lock: nothing was recorded of its text.
* A digest depends on \`packet.recordSections\` and \`packet.openFields\`: to add a name that a signed packet already uses changes what its lock covers, and the digest no longer agrees.
* A row of a ledger that was kept elsewhere before; \`paths.ledger\` of the base says which file counts.
`,"status-step":`# status-step

STATUS changes in place, to one canonical word, along an allowed step.

## Law

**Task State Management**: a packet goes from \`Draft\` over \`Ready-for-Dev\`, \`In-Progress\` and \`Done\` to \`VALIDATED\`, one step at a time; from every state but the last to \`Blocked\` and back; and from \`Done\` back
to \`In-Progress\`. STATUS is the one field of a signed packet that goes on changing (**CX-585**).

## What it checks

Every commit that changes the value of a STATUS, against its parents; without commits, the work tree against its base. The result too is one allowed step from the base, or as
many as the commits went: a merge that keeps the STATUS of its own side does not take back what the base has come to since. The new value is one of the canonical words and nothing more. The step is
one that the configuration allows (\`status.steps\`). A new packet enters as Draft or Ready-for-Dev. An old value that cannot be read may be repaired to any state.

No waiver covers this rule: that STATUS changes in place and along its steps belongs to the lock.

## Why

The rest of the protocol hangs on the state: what may be worked on, what blocks what, when a phase may close. And a field that may change is where somebody would hide a second scope.

## Blocked

### More than a word

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress (scope now includes app/**)
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:9:11  error  status-step/not-canonical
  STATUS of WP-1-Cancel-Job-20260101 is changed to \`In-Progress (scope now includes app/**)\`, expected one of Draft, Ready-for-Dev, In-Progress, Blocked, Done, VALIDATED and nothing after it
  why:  Task State Management: a packet is Draft, Ready-for-Dev, In-Progress, Blocked, Done or VALIDATED, one step after the other.
  help: Write: - STATUS: In-Progress
  commit: 000000000000
\`\`\`

### A step too far

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: VALIDATED
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:9:11  error  status-step/step-not-allowed
  STATUS of WP-1-Cancel-Job-20260101 goes from Ready-for-Dev to VALIDATED, expected one of In-Progress, Blocked
  why:  Task State Management: a packet is Draft, Ready-for-Dev, In-Progress, Blocked, Done or VALIDATED, one step after the other.
  help: Take one step at a time: write "- STATUS: In-Progress", and the next step in a later commit.
  commit: 000000000000
\`\`\`

### A new packet that is already done

\`\`\`diff new
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:9:11  error  status-step/late-entry
  The new packet WP-1-New-20260105 has STATUS Done, expected Draft or Ready-for-Dev
  why:  Task State Management: a packet is Draft, Ready-for-Dev, In-Progress, Blocked, Done or VALIDATED, one step after the other.
  help: Write: - STATUS: Draft
  commit: 000000000000
\`\`\`

## Passes

### One step forward

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

### A legacy spelling is put right

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: READY FOR DEV
\`\`\`

\`\`\`diff signed
-- STATUS: READY FOR DEV
+- STATUS: Ready-for-Dev
\`\`\`

## How to fix

Write the next state, alone: \`- STATUS: In-Progress\`. Take several steps in several commits.

## Options

None. \`status.steps\` and \`status.aliases\` in the configuration change the steps and the known spellings.

## Does not detect

Who took the step: see \`task-state-owner\`. Whether the board agrees: see \`task-board-sync\`.
`,"plain-packet":`# plain-packet

A packet that a change introduces or signs is written in the one form that every reader reads alike.

## Law

**CX-581** and **CX-582**: a packet is the required structure, and it is complete before anybody works by it. What the user signs, what the Coder reads and what the gate locks
must be the same text.

## What it checks

Packets that the change introduces or signs are read a second time, strictly. Packets that the base already has are read in every dress and are not held to this.

* **Two readers agree.** A field counts when a grammar of lines and the CommonMark tree both see it, on the same line, once. It stands at the margin as \`- NAME: value\` or
  \`- **NAME**: value\`, with the canonical name to the letter. Its value is plain: on its line, in a list of one level (\`  * item\`), or in a fenced block indented by two.
* **Exact values** (TASK_ID, DATE, STATUS, SPEC_ANCHOR, USER_SIGNATURE, RISK_TIER, and each line of IN_SCOPE_PATHS and OUT_OF_SCOPE) are literally what a page shows of them:
  no emphasis, links, HTML, escapes or entities. Paths may stand in back-ticks. A placeholder such as \`<pending>\` may be the whole value while the packet is unsigned.
* **Sections** are the literal headings \`## Metadata\`, \`## Scope\`, \`## Quality Gate\`, \`## Bootstrap (Coder Work Plan)\` (or \`## Bootstrap\`) and \`## Authority\`, each once, in this order, below the title;
  \`## Notes\` may follow. Further sections and paragraphs are free.
* **Blocks** of the contract are headings, lists, paragraphs, fenced code and rules. HTML, quotes, tables of fields, footnotes, link definitions, formulas and indented code are refused.
* **Look-alikes.** Every line of the contract that begins like a field once marks, invisible characters and letters of other scripts are folded away, and is none, is a finding. So is a name
  behind a foreign line separator, in a table cell, or in code. A name in the middle of a line, in quotation marks or in back-ticks in a list is not.
* **Characters** are UTF-8 and visible: no control, format or bidirectional characters, no lone CR. One byte order mark before the text is harmless, as for \`governed-text\`: every reader takes it off,
  and the lock folds it. Anywhere else it is an invisible character.
* **Second readings.** A record section or report must not give the tier, scope, anchor, task id, criteria or signature another value,
  in a field, in a table row (\`| RISK_TIER | LOW |\`) or in a quote. An edit of a packet that was signed before must not bring one either; what the base had is left alone.

A packet that exceeds a limit (\`limits\` in the configuration, and fixed bounds on nesting, headings and marks) is not parsed: the run could not decide, and blocks.

No waiver covers this rule: what is locked has to be plain first.

## Why

Base must never hold an ambiguous lock. A signature in a comment, a scope in a second section or a tier in Cyrillic letters is one thing to the user who signs and another to the gate.

## Blocked

### A character that turns the signature round

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: \\u{202e}002162102050ecila
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:19  error  plain-packet/encoding
  WP-1-New-20260105 has U+202E in \`- USER_SIGNATURE: \\u{202e}002162102050ecila\`, expected UTF-8 text of characters that everybody sees
    11 | - USER_SIGNATURE: \\u{202e}002162102050ecila
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Type the line again. Only tabs and line ends (LF, or CRLF) may stand between printable characters.
\`\`\`

### Front matter

\`\`\`diff new
+---
+USER_SIGNATURE: alice060120261200
+---
+
 # Task Packet: WP-1-New-20260105
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:1:1  error  plain-packet/front-matter
  WP-1-New-20260105 begins with \`---\`, expected its title
     1 | ---
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Begin the file with the line: # Task Packet: WP-1-New-20260105

docs/task_packets/WP-1-New-20260105.md:2:1  error  plain-packet/heading
  A heading of WP-1-New-20260105 is \`USER_SIGNATURE: alice060120261200\`, expected one that every reader sees, such as \`## Scope\`
     2 | USER_SIGNATURE: alice060120261200
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Write a heading at the margin, as hashes, one blank and plain text, on one line: ## Scope

docs/task_packets/WP-1-New-20260105.md:2:1  error  plain-packet/repeated-field
  USER_SIGNATURE of WP-1-New-20260105 is defined a second time, as \`USER_SIGNATURE: alice060120261200\`, expected one definition
     2 | USER_SIGNATURE: alice060120261200
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Keep one line of this form and remove the other:
        - USER_SIGNATURE: alice010120261200
\`\`\`

### A signature in a comment

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+
+<!--
+- USER_SIGNATURE: alice050120261200
+-->
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:12:1  error  plain-packet/block
  The contract of WP-1-New-20260105 has a block of the kind \`html\`, \`<!--\`, expected only headings, lists, paragraphs and fenced code
    12 | <!--
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Write what it says as a paragraph or a list, or move it into a record section or below a report heading.

docs/task_packets/WP-1-New-20260105.md:13:1  error  plain-packet/lookalike
  \`- USER_SIGNATURE: alice050120261200\` in WP-1-New-20260105 looks like USER_SIGNATURE and is no field, expected the form \`- USER_SIGNATURE: alice010120261200\`
    13 | - USER_SIGNATURE: alice050120261200
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: If it is meant as the field, write:
        - USER_SIGNATURE: alice010120261200
        If it only speaks of it, put the name in back-ticks and not at the start of the line.

docs/task_packets/WP-1-New-20260105.md:14:1  error  plain-packet/rich-value
  USER_SIGNATURE of WP-1-New-20260105 has a value that is not plain, \`-->\`, expected plain text on one line, or a list of such lines
    14 | -->
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Leave out markup, HTML, escapes and line breaks, and put paths with * or _ in back-ticks:
        - USER_SIGNATURE: alice010120261200
\`\`\`

### A heading that only CommonMark knows

\`\`\`diff new
-## Scope
+Scope
+-----
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:13:1  error  plain-packet/heading
  A heading of WP-1-New-20260105 is \`Scope\`, expected \`## Scope\`
    13 | Scope
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Write a heading at the margin, as hashes, one blank and plain text, on one line: ## Scope
\`\`\`

### A section is missing

\`\`\`diff new
-
-## Authority
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:1:1  error  plain-packet/section-missing
  WP-1-New-20260105 has no section \`Authority\`, expected the line \`## Authority\` exactly once
     1 | # Task Packet: WP-1-New-20260105
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Add the line: ## Authority
\`\`\`

### A second scope at the end

\`\`\`diff new
 - **Dependencies**: none
+
+## Scope
+- **IN_SCOPE_PATHS**:
+  * src/**
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:77:1  error  plain-packet/section-repeated
  WP-1-New-20260105 has the section \`Scope\` a second time, expected it once
    77 | ## Scope
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Move what it says into the first section ## Scope.

docs/task_packets/WP-1-New-20260105.md:78:1  error  plain-packet/repeated-field
  IN_SCOPE_PATHS of WP-1-New-20260105 is defined a second time, as \`- **IN_SCOPE_PATHS**:\`, expected one definition
    78 | - **IN_SCOPE_PATHS**:
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Keep one line of this form and remove the other:
        - **IN_SCOPE_PATHS**:
          * src/jobs.ts
\`\`\`

### Sections out of order

\`\`\`diff new
+## Authority
+- **SPEC_CURRENT**: docs/SPEC_CURRENT.md
+- **Codex**: docs/ORCHESTRATOR_PROTOCOL.md
+- **Task Board**: docs/TASK_BOARD.md
+
 ## Scope
@@
-## Authority
-- **SPEC_CURRENT**: docs/SPEC_CURRENT.md
-- **Codex**: docs/ORCHESTRATOR_PROTOCOL.md
-- **Task Board**: docs/TASK_BOARD.md
-
 ## Notes
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:13:1  error  plain-packet/section-order
  The section \`Authority\` of WP-1-New-20260105 does not stand in its place, expected the order Metadata, Scope, Quality Gate, Bootstrap, Authority, Notes
    13 | ## Authority
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Move ## Authority to its place.
\`\`\`

### A field as a heading

\`\`\`diff new
-- **TEST_PLAN**:
-  \`\`\`bash
-  npm test -- tests/list.test.ts
-  npm run lint
-  just ai-review
-  \`\`\`
+### TEST_PLAN
+
+\`\`\`bash
+npm test -- tests/list.test.ts
+just ai-review
+\`\`\`
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:25:1  error  plain-packet/dress
  TEST_PLAN of WP-1-New-20260105 is written as \`### TEST_PLAN\`, expected the form \`- **TEST_PLAN**:\`
    25 | ### TEST_PLAN
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Write it at the margin with the name as it is here:
        - **TEST_PLAN**:
          \`\`\`bash
          npm test
          \`\`\`
\`\`\`

### A field twice

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: alice050120261200
+- **USER_SIGNATURE**: bob050120261300
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:12:1  error  plain-packet/repeated-field
  USER_SIGNATURE of WP-1-New-20260105 is defined a second time, as \`- **USER_SIGNATURE**: bob050120261300\`, expected one definition
    12 | - **USER_SIGNATURE**: bob050120261300
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Keep one line of this form and remove the other:
        - USER_SIGNATURE: alice010120261200
\`\`\`

### A letter of another script

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- US\\u{415}R_SIGNATURE: alice050120261200
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:1  error  plain-packet/lookalike
  \`- US\\u{415}R_SIGNATURE: alice050120261200\` in WP-1-New-20260105 looks like USER_SIGNATURE and is no field, expected the form \`- USER_SIGNATURE: alice010120261200\`
    11 | - USЕR_SIGNATURE: alice050120261200
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: If it is meant as the field, write:
        - USER_SIGNATURE: alice010120261200
        If it only speaks of it, put the name in back-ticks and not at the start of the line.
\`\`\`

### A value with a comment behind it

\`\`\`diff new
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: alice050120261200 <!-- revoked -->
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:11:1  error  plain-packet/rich-value
  USER_SIGNATURE of WP-1-New-20260105 has a value that is not plain, \`- USER_SIGNATURE: alice050120261200 <!-- revoked -->\`, expected plain text on one line, or a list of such lines
    11 | - USER_SIGNATURE: alice050120261200 <!-- revoked -->
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Leave out markup, HTML, escapes and line breaks, and put paths with * or _ in back-ticks:
        - USER_SIGNATURE: alice010120261200
\`\`\`

### A fence that a back-tick does not close

\`\`\`diff new
 - **RUN_COMMANDS**:
   \`\`\`bash
   npm ci
   npm test
-  \`\`\`
+  \`
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:58:3  error  plain-packet/unclosed-fence
  The code block that \`'''bash\` opens in WP-1-New-20260105 is not closed, expected the same marks indented as deep as the opening ones
    58 |   \`\`\`bash
  why:  CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.
  help: Close it with a line of the same marks, in a field indented by two blanks:
          \`\`\`bash
          npm test
          \`\`\`
\`\`\`

### A draft that is signed with a second scope in its record

\`\`\`diff draft
-- STATUS: Draft
+- STATUS: Ready-for-Dev
 - SPEC_ANCHOR: 1.3
-- USER_SIGNATURE: <pending>
+- USER_SIGNATURE: alice050120261300
@@
 - **Dependencies**: WP-1-Cancel-Job-20260101
+
+## Implementation
+- IN_SCOPE_PATHS:
+  * src/jobs.ts
+  * src/store.ts
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Retry-Job-20260102.md:77:1  error  plain-packet/second-reading
  IN_SCOPE_PATHS in a record section or report of WP-1-Retry-Job-20260102 is \`* src/jobs.ts / * src/store.ts\`, expected what the contract says: \`* src/jobs.ts / * tests/jobs.test.ts\`
    77 | - IN_SCOPE_PATHS:
  why:  "The lock": nobody may read a second scope, tier, anchor or signature outside the contract.
  help: Write what the contract says, or name IN_SCOPE_PATHS in a sentence. A contract that has to change needs a new packet, for example WP-1-Retry-Job-20260102-v2.
\`\`\`

### A second tier in the record of a packet that was signed before

\`\`\`diff signed
 - **Dependencies**: none
+
+## Validation
+| RISK_TIER | LOW |
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:78:1  error  plain-packet/second-reading
  RISK_TIER in a record section or report of WP-1-Cancel-Job-20260101 is \`LOW\`, expected what the contract says: \`MEDIUM\`
    78 | | RISK_TIER | LOW |
  why:  "The lock": nobody may read a second scope, tier, anchor or signature outside the contract.
  help: Write what the contract says, or name RISK_TIER in a sentence. A contract that has to change needs a new packet, for example WP-1-Cancel-Job-20260101-v2.
\`\`\`

## Passes

### The canonical form

\`\`\`diff new
\`\`\`

### Tiers that are explained

\`\`\`diff new
 - **RISK_TIER**: MEDIUM
+  - LOW: Docs-only, no behavior change
+  - MEDIUM: Code change, one module, no migrations
\`\`\`

### A name in a sentence, in code and in a search term

\`\`\`diff new
   * "unknown command"
+  * \`RISK_TIER: LOW\`
@@
   npm run lint
+  grep "RISK_TIER: LOW" docs/task_packets/*.md
@@
 - **Open Questions**: none
+
+The list of RISK_TIER: values is in the protocol.
+
 - **Dependencies**: none
\`\`\`

### A draft that is not signed yet

\`\`\`diff new
-- STATUS: Ready-for-Dev
+- STATUS: Draft
@@
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: <pending>
\`\`\`

## How to fix

Start from the template (\`npx handshake-check create-task-packet\`) and keep its form: every message shows the line to write. To bring an old packet into the form, run \`npx handshake-check migrate\`.

## Options

None.

## Does not detect

* What a value means: that is for the other rules.
* Names that look alike to some eyes only (\`RISK_T1ER\` is found, an abbreviation is not), and look-alike letters beyond the built-in table inside values.
* Text that GitHub hides by other means than Markdown, such as a collapsed diff.
* Packets that base already has: they are read tolerantly until they are signed.
* A second value in the code of a record or report: what a program printed stands there.
`,"no-code-by-orchestrator":`# no-code-by-orchestrator

A commit in the Orchestrator's role touches no code.

## Law

**Rule 1, NO CODING**: the Orchestrator must not write code in \`src/\`, \`app/\`, \`tests/\` or \`scripts/\`.

## What it checks

Every commit whose message ends in \`Role: Orchestrator\`: what it changed itself (additions, edits, deletions, modes and types) against \`roles.Orchestrator.mayNotTouch\` in the configuration of the base. What a merge
brings in unchanged is not the merger's. Folders compare without regard to upper and lower case.

## Why

Whoever plans the work and writes it too is the only one who ever looked at it.

## Blocked

### The Orchestrator fixes it quickly

\`\`\`file src/cancel.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
add the missing constant

Role: Orchestrator
\`\`\`

\`\`\`text
src/cancel.ts:1:1  error  no-code-by-orchestrator/code-touched
  Commit 000000000000 of the Orchestrator touches \`src/cancel.ts\`, expected nothing under src/, app/, tests/, scripts/
  why:  Rule 1, NO CODING: the Orchestrator must not write code; a Coder implements what a signed packet says.
  help: Take them out of the commit, what they hold stays in the work tree: git restore --source=HEAD~ --staged -- src/cancel.ts && git commit --amend --no-edit. Then let a Coder bring them in a commit with "Role: Coder" and "Work-Packet: <the signed packet>".
  commit: 000000000000
\`\`\`

## Passes

### The same by a Coder

\`\`\`file src/cancel.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
add the missing constant

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

### Planning

\`\`\`diff board
 ## In Progress
+
+The jobs team meets on Monday.
\`\`\`

\`\`\`commit
board: note the meeting

Role: Orchestrator
\`\`\`

## How to fix

Take the paths out of the commit and hand the work to a Coder with a signed packet.

## Options

None. \`roles.Orchestrator.mayNotTouch\` in the configuration names the paths.

## Does not detect

An Orchestrator who claims to be a Coder: a role is a claim. \`roles.<role>.holders\` narrows who may make it.
`,"role-attribution":`# role-attribution

A commit that touches code or governed files says in which role it was made, and its author may hold that role.

## Law

**Part 3**: Orchestrator, Coder, Validator and User have different duties. What a commit may do depends on the role it was made in.

## What it checks

Every commit that touches code or a governed file, merges included for what they changed themselves. Its message has exactly one line \`Role: Orchestrator | Coder | Validator | User\` in its last paragraph, and no other line that could be
read as one. The author's e-mail is one of \`roles.<role>.holders\`, when the configuration of the base lists any. The commit stays out of \`roles.<role>.mayNotTouch\`.

A role is a claim and never widens rights; a commit without one has every restriction.

## Why

Author names say nothing about roles where agents work under one account. One line in the message does, and it can be checked.

## Blocked

### No role

\`\`\`diff board
 ## In Progress
+
+Nothing today.
\`\`\`

\`\`\`commit
note
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:1:1  error  role-attribution/role-missing
  Commit 000000000000 touches \`docs/TASK_BOARD.md\` and has no role, expected a last line "Role: Orchestrator | Coder | Validator | User"
  why:  Part 3: Orchestrator, Coder and Validator have different rights, so a commit says in which role it was made. A claim never widens rights; no claim has none.
  help: Add the role: git commit --amend --no-edit --trailer "Role: Orchestrator"
  commit: 000000000000
\`\`\`

### Two roles

\`\`\`diff board
 ## In Progress
+
+Nothing today.
\`\`\`

\`\`\`commit
note

Role: Coder
Role: Orchestrator
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:1:1  error  role-attribution/role-unclear
  Commit 000000000000 has \`Role: Coder\`, \`Role: Orchestrator\` for its role, expected exactly one line "Role: Orchestrator | Coder | Validator | User" in the last paragraph of the message
  why:  Part 3: Orchestrator, Coder and Validator have different rights, so a commit says in which role it was made. A claim never widens rights; no claim has none.
  help: Write all trailers into one last paragraph, each on a line of its own and nothing else in it: git log -1 --format=%B | grep -viE '^[[:space:]]*role[[:space:]]*[:=]' | git commit --amend -F - --trailer "Role: Orchestrator"
  commit: 000000000000
\`\`\`

### A role that its author may not hold

\`\`\`json config
{ "roles": { "Validator": { "holders": ["vera@example.org"] } } }
\`\`\`

\`\`\`diff board
 ## In Progress
+
+Nothing today.
\`\`\`

\`\`\`commit
note

Role: Validator
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:1:1  error  role-attribution/not-a-holder
  Commit 000000000000 claims the role Validator for \`casey@example.org\`, expected one of \`vera@example.org\`
  why:  Part 3: Orchestrator, Coder and Validator have different rights, so a commit says in which role it was made. A claim never widens rights; no claim has none.
  help: Declare a role that this author may hold, or have Validator done by one of its holders (roles.Validator.holders in the configuration of the base).
  commit: 000000000000
\`\`\`

### A path that is closed to the role

\`\`\`json config
{ "roles": { "Coder": { "mayNotTouch": ["docs/"] } } }
\`\`\`

\`\`\`diff board
 ## In Progress
+
+Nothing today.
\`\`\`

\`\`\`commit
note

Role: Coder
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:1:1  error  role-attribution/path-forbidden
  Commit 000000000000 of the Coder touches \`docs/TASK_BOARD.md\`, expected nothing under docs/
  why:  Part 3: Orchestrator, Coder and Validator have different rights, so a commit says in which role it was made. A claim never widens rights; no claim has none.
  help: Take these paths out of the commit; roles.Coder.mayNotTouch in the configuration of the base closes them to the Coder.
  commit: 000000000000
\`\`\`

## Passes

### One role

\`\`\`diff board
 ## In Progress
+
+Nothing today.
\`\`\`

\`\`\`commit
note

Role: Orchestrator
\`\`\`

## How to fix

Add the line with the command in the message. \`git config handshake.role Coder\` makes the commit-msg hook add it to every commit of this clone.

## Options

None. \`roles\` in the configuration says who may hold a role, what it may not touch, and which branches stand for it.

## Does not detect

Who really made the commit: git records what it is told.
`,"work-packet-reference":`# work-packet-reference

A commit that changes code is done under one packet, which is signed and may be worked on.

## Law

**CX-580**: no work is delegated without a task packet. **PRIORITY_3, signature gate**: none begins before the user has signed it. **CX-573E**: none begins while a packet that it depends on is not VALIDATED.

## What it checks

Every commit that changes something in \`paths.code\` itself; what a merge brings in unchanged is not the merger's. Its message has one line \`Work-Packet: <id>\` in its last paragraph, and the packet with exactly that id

* is signed at the tip of the base: a packet that the same change signs authorises nothing
* is Ready-for-Dev or In-Progress, as things stand before the commit, with what earlier commits of the change did to STATUS
* does not stand in Superseded or Cancelled on the board of the base
* depends only on packets that are VALIDATED before the commit

A repository without a signed packet can take no code: planning comes first, in a change of its own. Commits in the Orchestrator's role are blocked by \`no-code-by-orchestrator\`, whatever they name.

## Why

Code without a packet was planned by nobody, accepted by nobody, and nobody can say when it is done.

## Blocked

### No packet

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
\`\`\`

\`\`\`text
src/jobs.ts:1:1  error  work-packet-reference/no-packet
  Commit 000000000000 changes \`src/jobs.ts\` and names no work packet, expected a last line "Work-Packet: <id of a signed packet>"
  why:  CX-580 and the signature gate of PRIORITY_3: no work without a packet, and none before the user has signed it.
  help: Name the packet that this is done under: git commit --amend --no-edit --trailer "Work-Packet: <id>". Where there is none yet, plan it first: npx handshake-check create-task-packet WP-1-Name
  commit: 000000000000
\`\`\`

### Two packets

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
Work-Packet: WP-1-Retry-Job-20260102
\`\`\`

\`\`\`text
src/jobs.ts:1:1  error  work-packet-reference/several-packets
  Commit 000000000000 changes \`src/jobs.ts\` and names the packets \`WP-1-Cancel-Job-20260101\`, \`WP-1-Retry-Job-20260102\`, expected one: scopes do not add up
  why:  CX-580 and the signature gate of PRIORITY_3: no work without a packet, and none before the user has signed it.
  help: Leave one line "Work-Packet: …" (git commit --amend), and bring what belongs to the other packets in commits of their own.
  commit: 000000000000
\`\`\`

### An id that does not exist

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job
\`\`\`

\`\`\`text
src/jobs.ts:1:1  error  work-packet-reference/unknown-packet
  Commit 000000000000 changes \`src/jobs.ts\` and names the packet \`WP-1-Cancel-Job\`, expected the exact id of a packet that exists
  why:  CX-580 and the signature gate of PRIORITY_3: no work without a packet, and none before the user has signed it.
  help: If WP-1-Cancel-Job-20260101 is meant, write "Work-Packet: WP-1-Cancel-Job-20260101" (git commit --amend).
  commit: 000000000000
\`\`\`

### A packet that nobody signed

\`\`\`file src/jobs.ts
export const retried = true;
\`\`\`

\`\`\`commit
retry jobs

Role: Coder
Work-Packet: WP-1-Retry-Job-20260102
\`\`\`

\`\`\`text
src/jobs.ts:1:1  error  work-packet-reference/unsigned-packet
  Commit 000000000000 changes \`src/jobs.ts\` under WP-1-Retry-Job-20260102, which nobody has signed, expected a packet that is signed on the base
  why:  CX-580 and the signature gate of PRIORITY_3: no work without a packet, and none before the user has signed it.
  help: Ask the user to sign it: npx handshake-check sign WP-1-Retry-Job-20260102 <signature>. Only a packet that the base has signed authorises code: bring it to the base first, in a change of its own.
  commit: 000000000000
\`\`\`

### A packet that the same change signs

\`\`\`diff new
\`\`\`

\`\`\`commit
plan the list

Role: Orchestrator
\`\`\`

\`\`\`file app/main.ts
export const listed = true;
\`\`\`

\`\`\`commit
list jobs

Role: Coder
Work-Packet: WP-1-New-20260105
\`\`\`

\`\`\`text
app/main.ts:1:1  error  work-packet-reference/unsigned-packet
  Commit 000000000000 changes \`app/main.ts\` under WP-1-New-20260105, which only this change signs, expected a packet that is signed on the base
  why:  CX-580 and the signature gate of PRIORITY_3: no work without a packet, and none before the user has signed it.
  help: Bring the signed packet to the base first. Where a packet and its code may come in one change, the configuration says so: { "packet": { "signedEarlierInChange": true } }
  commit: 000000000000
\`\`\`

### Work that is done

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
cancel more

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/jobs.ts:1:1  error  work-packet-reference/not-startable
  Commit 000000000000 changes \`src/jobs.ts\` under WP-1-Cancel-Job-20260101, whose STATUS is Done, expected Ready-for-Dev or In-Progress
  why:  CX-580 and the signature gate of PRIORITY_3: no work without a packet, and none before the user has signed it.
  help: When the work may go on, have the Orchestrator run npx handshake-check status WP-1-Cancel-Job-20260101 In-Progress, and commit it before this.
  commit: 000000000000
\`\`\`

### A packet that another one replaced

\`\`\`diff board base
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
@@
 ## Superseded
+
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
\`\`\`

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/jobs.ts:1:1  error  work-packet-reference/retired-packet
  Commit 000000000000 changes \`src/jobs.ts\` under WP-1-Cancel-Job-20260101, which stands in Superseded on the task board, expected a packet that is worked on
  why:  CX-580 and the signature gate of PRIORITY_3: no work without a packet, and none before the user has signed it.
  help: Name the packet that took its place.
  commit: 000000000000
\`\`\`

### A packet that waits for another

\`\`\`diff signed base
-- **Dependencies**: none
+- **Dependencies**: WP-1-Retry-Job-20260102
\`\`\`

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/jobs.ts:1:1  error  work-packet-reference/blocker-open
  Commit 000000000000 changes \`src/jobs.ts\` under WP-1-Cancel-Job-20260101, which waits for WP-1-Retry-Job-20260102 (Draft), expected it VALIDATED
  why:  CX-573E: a packet is blocked until each packet that it depends on is VALIDATED.
  help: Finish and validate \`WP-1-Retry-Job-20260102\` first, or work under a packet that waits for nothing.
  commit: 000000000000
\`\`\`

## Passes

### Work under a signed packet

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

### Packet and code in one change, where the configuration allows it

\`\`\`json config
{ "packet": { "signedEarlierInChange": true } }
\`\`\`

\`\`\`diff new
\`\`\`

\`\`\`commit
plan the list

Role: Orchestrator
\`\`\`

\`\`\`file app/main.ts
export const listed = true;
\`\`\`

\`\`\`commit
list jobs

Role: Coder
Work-Packet: WP-1-New-20260105
\`\`\`

### A program that keeps lock files up to date

\`\`\`json config
{
  "paths": { "code": ["src/", "package-lock.json"] },
  "bots": [{ "emails": ["casey@example.org"], "paths": ["package-lock.json"] }]
}
\`\`\`

\`\`\`file package-lock.json
{ "lockfileVersion": 3 }
\`\`\`

\`\`\`commit
update the lock file

Role: Coder
\`\`\`

## How to fix

Add the line with the command in the message. \`git config handshake.workPacket WP-…\` makes the commit-msg hook add it to every commit of this clone; so does a branch whose name holds the id. Without a packet, ask the
Orchestrator for one: it is created, signed and brought to the base before the first line of code.

## Options

None. In the configuration:

* \`paths.code\` says what code is.
* \`packet.signedEarlierInChange\`: whether a packet that an earlier commit of the same change signed authorises code, too. It lets a change widen its own fence, so reviewers have to read the packet with the code.
* \`bots\`: programs whose commits need no packet, each with \`emails\` and \`paths\`. A commit is one of theirs when the addresses of both its author and its committer are listed, and every path that it changes is. A forge that
  commits for a program has an address of its own, which has to be listed, too.

## Does not detect

Who made a commit: git records whatever address it is told, so \`bots\` narrows what may come without a packet and proves nothing. List only paths that nobody could hide code in. Code outside of \`paths.code\`. Whether the work
has anything to do with the packet beyond its paths (\`in-scope-paths\`). What STATUS said at the time of a commit that was made from an older base: the tip counts.
`,"in-scope-paths":`# in-scope-paths

A Coder touches what the packet lists, and nothing else.

## Law

**PRIORITY_5**: the packet defines the scope of the work. Part 4: IN_SCOPE_PATHS lists what may be changed, OUT_OF_SCOPE what may not.

## What it checks

Every commit that names a packet and is made in the Coder's role, in none (which has every restriction), or on code (which the Orchestrator may not touch at all). What the commit changed itself, additions, edits, deletions, modes and both ends of a
rename, lies in the IN_SCOPE_PATHS of the packet *as it is signed at the tip of the base*: what the change does to the packet does not count. What a merge brings in unchanged is not the merger's.

* A file is itself, a folder is all below it, \`*\` stays within a name, \`**\` crosses folders. Upper and lower case differ. \`src/a.ts\` is not \`src/a.tsx\`.
* What OUT_OF_SCOPE lists as a path is out, whatever puts it in, and in any case. What it says in words is for people.
* Entries that cannot be read (\`concrete-scope\`) and those marked \`(read-only)\` put nothing in. A scope without a readable path is none, and blocks.
* The file of the packet itself may always change: its lock guards the contract, its record sections are there for the work. The task board is judged by \`task-state-owner\` alone.
* Companions are allowed and reported as warnings: lock files, snapshots and generated files, the way back from a migration in scope, tests that are named after a file in scope.

A commit on code that names no packet, or a wrong one, is blocked by \`work-packet-reference\`.

## Why

The user signed a scope. One file more is a change that nobody planned, and that nobody looks for in the review.

## Blocked

### A file more

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`file app/main.ts
export const cancel = 'cancel';
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
app/main.ts:1:1  error  in-scope-paths/out-of-scope
  Commit 000000000000 under WP-1-Cancel-Job-20260101 touches \`app/main.ts\`, expected only what its scope lists: \`src/jobs.ts\`, \`tests/jobs.test.ts\`
  why:  PRIORITY_5: the packet defines the scope of the work, and the user signed that scope and no other.
  help: Take it out of the commit: git restore --source=HEAD~ --staged -- app/main.ts && git commit --amend --no-edit. If the work needs it, have a new packet signed whose scope lists it, for example WP-1-Cancel-Job-20260101-v2. What comes along with any work can be listed in rules.in-scope-paths.companions.
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:17 the scope
  commit: 000000000000
\`\`\`

### The other end of a rename

\`\`\`files
move src/jobs.ts src/queue.ts
\`\`\`

\`\`\`commit
rename the queue

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/queue.ts:1:1  error  in-scope-paths/out-of-scope
  Commit 000000000000 under WP-1-Cancel-Job-20260101 touches \`src/queue.ts\`, expected only what its scope lists: \`src/jobs.ts\`, \`tests/jobs.test.ts\`
  why:  PRIORITY_5: the packet defines the scope of the work, and the user signed that scope and no other.
  help: Take it out of the commit: git restore --source=HEAD~ --staged -- src/queue.ts && git commit --amend --no-edit. If the work needs it, have a new packet signed whose scope lists it, for example WP-1-Cancel-Job-20260101-v2. What comes along with any work can be listed in rules.in-scope-paths.companions.
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:17 the scope
  commit: 000000000000
\`\`\`

### What the packet puts out

\`\`\`diff signed base
 - **IN_SCOPE_PATHS**:
-  * src/jobs.ts
+  * src/
@@
-  * Starting a cancelled job again
+  * src/vendor/
\`\`\`

\`\`\`file src/vendor/tree-kill.ts
export {};
\`\`\`

\`\`\`commit
kill the tree

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/vendor/tree-kill.ts:1:1  error  in-scope-paths/excluded
  Commit 000000000000 under WP-1-Cancel-Job-20260101 touches \`src/vendor/tree-kill.ts\`, expected nothing that its OUT_OF_SCOPE lists: \`src/vendor/\`
  why:  PRIORITY_5: the packet defines the scope of the work, and the user signed that scope and no other.
  help: Take it out of the commit: git restore --source=HEAD~ --staged -- src/vendor/tree-kill.ts && git commit --amend --no-edit. If the work needs it, have a new packet signed whose scope lists it, for example WP-1-Cancel-Job-20260101-v2.
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:21 what puts it out
  commit: 000000000000
\`\`\`

### A scope in words

\`\`\`diff signed base
 - **IN_SCOPE_PATHS**:
-  * src/jobs.ts
-  * tests/jobs.test.ts
+  * the job system
\`\`\`

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/jobs.ts:1:1  error  in-scope-paths/no-scope
  Commit 000000000000 under WP-1-Cancel-Job-20260101 has no scope, expected its IN_SCOPE_PATHS to list at least one path that can be read
  why:  PRIORITY_5: the packet defines the scope of the work, and the user signed that scope and no other.
  help: Nothing may be changed under WP-1-Cancel-Job-20260101. Have a new packet signed that lists its paths one a line, for example WP-1-Cancel-Job-20260101-v2.
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:17 the scope
  commit: 000000000000
\`\`\`

### Documents under a packet that nobody signed

\`\`\`file docs/retry.md
How jobs are started again.
\`\`\`

\`\`\`commit
describe it

Role: Coder
Work-Packet: WP-1-Retry-Job-20260102
\`\`\`

\`\`\`text
docs/retry.md:1:1  error  in-scope-paths/no-signed-packet
  Commit 000000000000 touches \`docs/retry.md\` under \`WP-1-Retry-Job-20260102\`, expected one packet that is signed on the base
  why:  PRIORITY_5: the packet defines the scope of the work, and the user signed that scope and no other.
  help: Name one packet in the line "Work-Packet: …", by its exact id, and have it signed on the base first: its scope says what the commit may touch.
  commit: 000000000000
\`\`\`

### A companion, beside a file that is none

\`\`\`file package-lock.json
{ "lockfileVersion": 3 }
\`\`\`

\`\`\`file README.md
Runs jobs.
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
README.md:1:1  error  in-scope-paths/out-of-scope
  Commit 000000000000 under WP-1-Cancel-Job-20260101 touches \`README.md\`, expected only what its scope lists: \`src/jobs.ts\`, \`tests/jobs.test.ts\`
  why:  PRIORITY_5: the packet defines the scope of the work, and the user signed that scope and no other.
  help: Take it out of the commit: git restore --source=HEAD~ --staged -- README.md && git commit --amend --no-edit. If the work needs it, have a new packet signed whose scope lists it, for example WP-1-Cancel-Job-20260101-v2. What comes along with any work can be listed in rules.in-scope-paths.companions.
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:17 the scope
  commit: 000000000000

package-lock.json:1:1  warning  in-scope-paths/companion
  Commit 000000000000 under WP-1-Cancel-Job-20260101 touches \`package-lock.json\` outside of its scope, expected only as a companion of the work: a lock file, snapshot or generated file
  why:  PRIORITY_5: the packet defines the scope of the work, and the user signed that scope and no other.
  help: Nothing has to be done: review it like everything else in the change.
  commit: 000000000000
\`\`\`

## Passes

### What the scope lists

\`\`\`file src/jobs.ts
export const cancelled = true;
\`\`\`

\`\`\`file tests/jobs.test.ts
import '../src/jobs.js';
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

## How to fix

Take the path out of the commit with the command in the message. If the work needs it, the user has to sign a wider scope: a new packet (\`WP-…-v2\`) that lists it, brought to the base first.

## Options

### companions

Folders, files and patterns that may come along with any work: lock files, snapshots and generated files. A list replaces the default. Default: \`["**/package-lock.json", "**/npm-shrinkwrap.json", "**/yarn.lock", "**/pnpm-lock.yaml", "**/bun.lock", "**/Cargo.lock", "**/poetry.lock", "**/uv.lock", "**/go.sum", "**/Gemfile.lock", "**/composer.lock", "**/__snapshots__/**", "**/*.snap", "**/*.generated.*", "**/__generated__/**", "**/.sqlx/**", "**/sqlx-data.json"]\`.

### downMigrations

Whether the way back from a migration in scope may come along: \`7_x.down.sql\` with \`7_x.up.sql\` or \`7_x.sql\`, \`7_x/down.sql\` with \`7_x/up.sql\`. Default: \`true\`.

### pairedTests

Whether a test that is named after a file in scope may come along, beside it or in a folder of tests: \`jobs.test.ts\`, \`jobs_tests.rs\`, \`test_jobs.py\`, \`JobsTest.java\` with \`jobs.*\`. Default: \`true\`.

## Does not detect

What a change does inside a file that is in scope. A Coder's commit that touches no code and names no packet. A name that says "generated" or "test" and holds something else: companions are known by their names, so they are reported.
Commits in the Validator's or User's role outside of code.
`,"task-state-owner":`# task-state-owner

The Orchestrator alone changes the STATUS of a packet and the task board, and sets VALIDATED only behind a Validator's report.

## Law

**Task State Management**: "The Orchestrator is the sole maintainer of task state." Part 3 has the Validator accept the work, so VALIDATED rests on a report that a Validator committed.

## What it checks

Every commit, by the role in its message; a commit without a role is not the Orchestrator's. Of a merge counts only what it changed itself, not what it brings in.

- Another role changes the value of a STATUS, brings a packet with a STATUS or removes one.
- Another role changes the task board.
- A packet becomes VALIDATED although it holds no validation report, a heading without a word below it, or a report that no Validator committed: neither the base had it, nor did a commit with \`Role: Validator\` add it earlier in the change.
- A packet becomes VALIDATED although a line of its newest report says that the work failed or is not decided: \`Verdict: FAIL\`, \`**Verdict**: REJECTED\`, \`Status: FAIL\`, \`Verdict: pending\`, or the same below a heading \`Verdict\` or in a table. Where
  a line names the verdict, only such lines count. Words in prose, quotes and code count for nothing, and neither does the absence of a verdict. A new report below the old one is the way on.
- Another role than the Validator adds a validation report to a packet. This is what makes a report count that the base already has.

A Coder who has finished says so in a record section of the packet, such as \`## Hand-off\`; the Orchestrator then moves STATUS and board.

## Why

STATUS and board are two places that say the same. They agree when one person changes both.

## Blocked

### The Coder moves the packet

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`diff board
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
@@
 ## In Progress
+
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
\`\`\`

\`\`\`commit
start

Role: Coder
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:1:1  error  task-state-owner/board-changed
  Commit 000000000000 of the Coder changes docs/TASK_BOARD.md, expected that of the Orchestrator only
  why:  Task State Management: the Orchestrator is the sole maintainer of task state, so that STATUS and board have one author.
  help: Take docs/TASK_BOARD.md out of this commit and let the Orchestrator change it, in a commit with "Role: Orchestrator".
  commit: 000000000000

docs/task_packets/WP-1-Cancel-Job-20260101.md:9:11  error  task-state-owner/status-changed
  Commit 000000000000 of the Coder changes STATUS of WP-1-Cancel-Job-20260101 from \`Ready-for-Dev\` to \`In-Progress\`, expected that of the Orchestrator only
  why:  Task State Management: the Orchestrator is the sole maintainer of task state, so that STATUS and board have one author.
  help: Take the STATUS out of this commit and let the Orchestrator change it, together with the board, in a commit with "Role: Orchestrator".
  commit: 000000000000
\`\`\`

### VALIDATED without a report

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`diff signed
-- STATUS: Done
+- STATUS: VALIDATED
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:9:11  error  task-state-owner/validated-without-report
  STATUS of WP-1-Cancel-Job-20260101 becomes VALIDATED without a report, expected a section "## VALIDATION REPORT" that a Validator committed
  why:  PRIORITY_4 and Part 3: a packet is VALIDATED when a Validator accepted it, not when its STATUS says so.
  help: Let a Validator append the report to the packet, in a commit with "Role: Validator", and set VALIDATED after it.
  commit: 000000000000
\`\`\`

### VALIDATED behind a report that fails the work

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`diff signed
 - **Dependencies**: none
+
+## VALIDATION REPORT
+
+**Verdict**: FAIL
+
+A cancelled job is listed as running.
\`\`\`

\`\`\`commit
report

Role: Validator
\`\`\`

\`\`\`diff signed
-- STATUS: Done
+- STATUS: VALIDATED
\`\`\`

\`\`\`commit
accept

Role: Orchestrator
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:9:11  error  task-state-owner/validated-after-failure
  STATUS of WP-1-Cancel-Job-20260101 becomes VALIDATED although its newest report \`VALIDATION REPORT\` says \`Verdict: FAIL\`, expected a report that accepts the work
  why:  PRIORITY_4 and Part 3: a packet is VALIDATED when a Validator accepted it, not when its STATUS says so.
  help: Let a Validator look at the work again and append a new report, in a commit with "Role: Validator", and set VALIDATED after it.
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:79 the verdict
  commit: 000000000000
\`\`\`

### A report by the Coder

\`\`\`diff signed
 - **Dependencies**: none
+
+## VALIDATION REPORT
+
+PASS: npm test, 3 new tests.
\`\`\`

\`\`\`commit
report

Role: Coder
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:77:1  error  task-state-owner/report-by-other
  Commit 000000000000 of the Coder adds \`VALIDATION REPORT\` to WP-1-Cancel-Job-20260101, expected that of a Validator only
  why:  PRIORITY_4 and Part 3: VALIDATED rests on the report, so nobody else writes it.
  help: Let the Validator commit the report, in a commit with "Role: Validator".
  commit: 000000000000
\`\`\`

## Passes

### The Orchestrator moves the packet

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`diff board
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
@@
 ## In Progress
+
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
\`\`\`

### The Validator reports, and the Orchestrator sets VALIDATED

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`diff signed
 - **Dependencies**: none
+
+## VALIDATION REPORT
+
+PASS: npm test, 3 new tests.
\`\`\`

\`\`\`commit
report

Role: Validator
\`\`\`

\`\`\`diff signed
-- STATUS: Done
+- STATUS: VALIDATED
\`\`\`

\`\`\`commit
accept

Role: Orchestrator
\`\`\`

### A second report accepts what the first one failed

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
@@
 - **Dependencies**: none
+
+## VALIDATION REPORT
+
+Verdict: FAIL
\`\`\`

\`\`\`diff signed
 Verdict: FAIL
+
+## REVALIDATION REPORT
+
+Verdict: PASS
\`\`\`

\`\`\`commit
report

Role: Validator
\`\`\`

\`\`\`diff signed
-- STATUS: Done
+- STATUS: VALIDATED
\`\`\`

\`\`\`commit
accept

Role: Orchestrator
\`\`\`

## How to fix

Leave STATUS and board out of the commit. To take the board out of the last one: \`git checkout HEAD~ -- docs/TASK_BOARD.md && git commit --amend --no-edit\`.

## Options

None. \`"rules": { "task-state-owner": "warning" }\` says it without blocking, while a team gets used to it.

## Does not detect

Who really made the commit: a role is a claim, which \`roles.<role>.holders\` narrows. What the report says apart from its verdict: prose that fails the work, and a report without a verdict, count as acceptance. A report that base had before this gate stood there
counts, whoever committed it.
`,"task-board-sync":`# task-board-sync

Every packet stands on the task board once, in the column of its STATUS.

## Law

**Task State Management**: whoever changes STATUS immediately moves the packet on the board, so that the detailed ticket and the high-level board are always in sync (**CX-585**).

## What it checks

The result against the board, whenever the board or a packet differs from the base: every packet whose file or whose entries differ; with \`--all\` every packet. Ids are compared exactly, never by their beginning.

- A packet is on the board, Drafts too.
- It stands in the column of its STATUS: Draft, Ready for Dev, In Progress, Blocked, Done. VALIDATED packets stand in Done.
- It stands there once.
- An entry has a packet with exactly its id.
- An entry marked \`[VALIDATED]\` belongs to a packet that is VALIDATED.

The packet wins: where the two disagree, the board is what has to change. Superseded and Cancelled exist on the board only. A locked packet is never edited to say so, and therefore entries there agree with any
STATUS, and need no packet. A packet whose STATUS cannot be read may stand in any column.

## Why

In a repository that ran this protocol by discipline, 276 of 277 commits had at least one packet whose STATUS and column disagreed. After a mechanical check this fell to 14 of 88.

## Blocked

### The packet moves and the board does not

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:9:1  error  task-board-sync/wrong-column
  WP-1-Cancel-Job-20260101 stands below \`Ready for Dev\` while its STATUS is In-Progress, expected below \`In Progress\`
     9 | - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
  why:  Task State Management: STATUS and board change together, so that the detailed ticket and the high-level board are always in sync.
  help: The packet wins: move the entry to "## In Progress", or run: npx handshake-check check --fix. If the STATUS is what is wrong, change it in the packet.
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:9 the STATUS of the packet
\`\`\`

### The board moves and the packet does not

\`\`\`diff board
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
@@
 ## Done
+
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:16:1  error  task-board-sync/wrong-column
  WP-1-Cancel-Job-20260101 stands below \`Done\` while its STATUS is Ready-for-Dev, expected below \`Ready for Dev\`
    16 | - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
  why:  Task State Management: STATUS and board change together, so that the detailed ticket and the high-level board are always in sync.
  help: The packet wins: move the entry to "## Ready for Dev", or run: npx handshake-check check --fix. If the STATUS is what is wrong, change it in the packet.
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:9 the STATUS of the packet
\`\`\`

### A new packet that is not on the board

\`\`\`diff new
-- STATUS: Ready-for-Dev
+- STATUS: Draft
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:9:11  error  task-board-sync/not-on-board
  WP-1-New-20260105 is not on the task board, expected an entry below \`Draft\`
     9 | - STATUS: Draft
  why:  Task State Management: STATUS and board change together, so that the detailed ticket and the high-level board are always in sync.
  help: Run: npx handshake-check check --fix, or add this line to the board below its column:
        - **[WP-1-New-20260105]**
\`\`\`

### In two columns

\`\`\`diff board
 ## In Progress
+
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:13:1  error  task-board-sync/listed-twice
  WP-1-Cancel-Job-20260101 stands on the board twice, below \`Ready for Dev\` and below \`In Progress\`, expected once
    13 | - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
  why:  Task State Management: STATUS and board change together, so that the detailed ticket and the high-level board are always in sync.
  help: Remove this entry and keep the one below "## Ready for Dev", or run: npx handshake-check check --fix
  see:  docs/TASK_BOARD.md:9 the entry that counts
\`\`\`

### An entry without a packet

\`\`\`diff board
 ## In Progress
+
+- **[WP-1-Cancel-Job]** - Cancel queued and running jobs
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:13:1  error  task-board-sync/no-packet
  The entry WP-1-Cancel-Job below \`In Progress\` has no packet, expected one with exactly this id
    13 | - **[WP-1-Cancel-Job]** - Cancel queued and running jobs
  why:  Task State Management: STATUS and board change together, so that the detailed ticket and the high-level board are always in sync.
  help: Did you mean WP-1-Cancel-Job-20260101? Otherwise create the packet, or take the entry off the board.
\`\`\`

### A claim that the packet does not make

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`diff board base
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
@@
 ## Done
+
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
\`\`\`

\`\`\`diff board
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs [VALIDATED]
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:16:1  error  task-board-sync/not-validated
  The entry of WP-1-Cancel-Job-20260101 is marked \`[VALIDATED]\` while its STATUS is Done, expected no claim that the packet does not make
    16 | - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs [VALIDATED]
  why:  Task State Management: STATUS and board change together, so that the detailed ticket and the high-level board are always in sync.
  help: The packet wins: take the marker off, or run: npx handshake-check check --fix. VALIDATED is set in the packet, behind the report of a Validator.
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:9 the STATUS of the packet
\`\`\`

### No board

\`\`\`files
delete docs/TASK_BOARD.md
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:1:1  error  task-board-sync/no-board
  docs/TASK_BOARD.md is missing while the repository has packets, expected a board with an entry for each of them
  why:  Task State Management: STATUS and board change together, so that the detailed ticket and the high-level board are always in sync.
  help: Create it with the columns "## Draft", "## Ready for Dev", "## In Progress", "## Blocked" and "## Done".
\`\`\`

## Passes

### Both move together

\`\`\`diff signed
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`diff board
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
@@
 ## In Progress
+
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
\`\`\`

### A packet is superseded

\`\`\`diff board
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
@@
 ## Superseded
+
+- **[WP-1-Cancel-Job-20260101]** - By WP-1-Cancel-Job-v2
+- **[WP-1-Cancel]** - Older than this repository
\`\`\`

## How to fix

Run \`npx handshake-check check --fix\`. It rewrites the board from the packets of the work tree: entries move to the right column, packets that are missing are added, an entry too many goes, and a state that contradicts the
packet is taken off. Everything else stays byte for byte. It writes nothing where the board is partially staged, a link or not UTF-8, or while a merge, rebase or cherry-pick is going on. Entries without a packet stay: whether the entry
or the packet is missing is for a person to say.

## Options

None.

## Does not detect

Entries in a form that the board's grammar does not know: see \`task-board-format\`. A packet that cannot be read, because it is a link or too large, and is not on the board: the run says why it cannot be read. Who moved the packet: see \`task-state-owner\`. Whether a superseded packet has a successor: see \`phase-closure\`.
`,"task-board-format":`# task-board-format

The task board is written in one form, so that whoever looks for a packet on it finds it.

## Law

**Part 4 step 3**: every packet is put on the board, in the column of its state. The columns are Draft, Ready for Dev, In Progress, Blocked, Done, Superseded and Cancelled; a phase closes with the heading
\`## Phase N: CLOSED\`.

## What it checks

The board, whenever it changes. Below a heading that names a column, an entry is \`- **[WP-ID]** - text\`, with an optional state in brackets at its end.

- A list item that looks like an entry and whose id cannot be read is an error. So is one that begins with a bare id and goes on without a colon or a dash: nobody can say whether it is an entry or a note.
- An entry in a form of its own, such as \`- WP-ID: text\`, \`* [WP-ID](path)\`, a checkbox or a table row, is read for sure, and is a warning.
- Entries below a heading that names no column are an error. Case, hyphens, emoji, counts and tails in brackets do not matter: \`IN PROGRESS\`, \`Superseded (Archive)\`.
- A state in brackets that belongs to another column is an error. Other words in brackets are text.
- A heading or line that says in other words that a phase is closed is an error, because it closes nothing.

Prose below a column, \`(None)\`, code fences, comments, quotes and what is struck through are no entries and no findings. Sections that are no columns may name packets in prose.

## Why

The board is what people and agents read first. An entry that only a person recognises is not found by \`grep\`, is not compared with its packet, and does not move when the packet moves.

## Blocked

### An id that is none

\`\`\`diff board
 ## In Progress
+
+- **[WP_1-Cancel]** - Cancel jobs
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:13:1  error  task-board-format/unreadable
  \`**[WP_1-Cancel]** - Cancel jobs\` below \`In Progress\` cannot be read as an entry, expected \`- **[WP-…]** - text\` at the left margin
    13 | - **[WP_1-Cancel]** - Cancel jobs
  why:  Part 4 step 3: the board says in which state every packet is, so what stands on it has to mean the same to everybody.
  help: Write the id as the name of the packet's file has it, or make a note of it that does not begin like an entry: - **[WP-1-Name-20260101]** - text
\`\`\`

### A bare id and something else

\`\`\`diff board
 ## Blocked
+
+- WP-1-Cancel-Job-20260101 waits for the Master Spec
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:15:1  error  task-board-format/unreadable
  \`WP-1-Cancel-Job-20260101 waits for the Master Spec\` below \`Blocked\` cannot be read as an entry, expected \`- **[WP-…]** - text\` at the left margin
    15 | - WP-1-Cancel-Job-20260101 waits for the Master Spec
  why:  Part 4 step 3: the board says in which state every packet is, so what stands on it has to mean the same to everybody.
  help: Write the id as the name of the packet's file has it, or make a note of it that does not begin like an entry: - **[WP-1-Name-20260101]** - text
\`\`\`

### A heading that is no column

\`\`\`diff board
-## In Progress
+## Doing
+
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:13:1  error  task-board-format/no-column
  \`Doing\` is no column and holds \`WP-1-Cancel-Job-20260101\`, expected one of Draft, Ready for Dev, In Progress, Blocked, Done, Superseded, Cancelled
    13 | - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
  why:  Part 4 step 3: the board says in which state every packet is, so what stands on it has to mean the same to everybody.
  help: Move the entries below the heading of their column, such as: ## In Progress
\`\`\`

### A state that contradicts its column

\`\`\`diff board
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs [IN PROGRESS]
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:9:1  error  task-board-format/marker-contradicts
  The entry of WP-1-Cancel-Job-20260101 is marked \`[IN PROGRESS]\` below \`Ready for Dev\`, expected no marker that contradicts the column
     9 | - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs [IN PROGRESS]
  why:  Part 4 step 3: the board says in which state every packet is, so what stands on it has to mean the same to everybody.
  help: Take the marker off, or run: npx handshake-check check --fix
\`\`\`

### Something like the closure of a phase

\`\`\`diff board
 ## Cancelled
+
+## Phase 1 closed
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:21:1  error  task-board-format/phase-closure
  \`## Phase 1 closed\` looks like the closure of phase 1 and is none, expected \`## Phase 1: CLOSED\`
    21 | ## Phase 1 closed
  why:  Part 4 step 3: the board says in which state every packet is, so what stands on it has to mean the same to everybody.
  help: Write: ## Phase 1: CLOSED
\`\`\`

### A form of its own

\`\`\`diff board
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
+* [WP-1-Cancel-Job-20260101](task_packets/WP-1-Cancel-Job-20260101.md): Cancel queued and running jobs
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:9:1  warning  task-board-format/loose
  The entry of WP-1-Cancel-Job-20260101 is in a form of its own, expected \`- **[WP-…]** - text\`
     9 | * [WP-1-Cancel-Job-20260101](task_packets/WP-1-Cancel-Job-20260101.md): Cancel queued and running jobs
  why:  Part 4 step 3: the board says in which state every packet is, so what stands on it has to mean the same to everybody.
  help: Write: - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
\`\`\`

## Passes

### Prose, and a state that agrees

\`\`\`diff board
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
+- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs [READY FOR DEV]
@@
 ## In Progress
+
+(None) but see WP-1-Cancel-Job-20260101.
\`\`\`

### A section that is no column

\`\`\`diff board
 # Task Board
+
+## Rules
+
+- WP-1-Cancel-Job-20260101 goes first.
+
+\`\`\`md
+- **[WP-1-Example]** - how an entry looks
+\`\`\`
\`\`\`

## How to fix

Write \`- **[WP-ID]** - text\` below the heading of the column. \`npx handshake-check check --fix\` takes off states that contradict and moves entries that stand in the wrong column.

## Options

None.

## Does not detect

Whether an entry stands in the right column: see \`task-board-sync\`. Whether a phase may close: see \`phase-closure\`. An entry below a plain line of prose that somebody meant as a heading, such as a bold one: it belongs to
the heading above.
`,"stalled-work":`# stalled-work

No packet is In-Progress while nobody works on it, and a Blocked packet says what blocks it.

## Law

**Part 2 step 2**: before new work is planned, no packet has been idle for over two weeks, and blocked packets have escalation notes.

## What it checks

Only with \`--all\` and in the scheduled run, because a change says nothing about what nobody touches.

- A packet whose STATUS is In-Progress was last touched more than 14 days before the run. Touched is the packet's own file or a path of its IN_SCOPE_PATHS, by the time of the newest commit in the history of \`HEAD\`; merges count
  for nothing, and what is not committed yet counts as now.
- A packet whose STATUS is Blocked says why: a section on the escalation or the blocker, a line \`ESCALATION: …\` or \`Blocked by: …\` in the packet, or such words in its entry on the board.

Where the history is not complete, as in a shallow clone, the run is undecided.

## Why

A packet that stands still holds up those that need it, and nobody is told.

## Blocked

### Untouched for five weeks

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`json whole
{ "touched": { "docs/task_packets/WP-1-Cancel-Job-20260101.md": "2025-12-01" } }
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:9:11  error  stalled-work/idle
  WP-1-Cancel-Job-20260101 is In-Progress and was last touched on 2025-12-01, expected a commit on it or on its scope within 14 days
     9 | - STATUS: In-Progress
  why:  Part 2 step 2: before new work is planned there are no stalled packets (idle for over two weeks), and blocked ones have escalation notes.
  help: Go on with it, or set STATUS to Blocked with an escalation note, and move it on the board.
\`\`\`

### Blocked, and nobody knows why

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Blocked
\`\`\`

\`\`\`json whole
{}
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:9:11  error  stalled-work/no-escalation
  WP-1-Cancel-Job-20260101 is Blocked without an escalation note, expected a line that says what blocks it and who was asked
     9 | - STATUS: Blocked
  why:  Part 2 step 2: before new work is planned there are no stalled packets (idle for over two weeks), and blocked ones have escalation notes.
  help: Write it behind the entry on the board, or in a record section of the packet: - ESCALATION: blocked by …, asked … on …
\`\`\`

## Passes

### The code is worked on

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

\`\`\`json whole
{ "touched": { "docs/task_packets/WP-1-Cancel-Job-20260101.md": "2025-12-01", "src/jobs.ts": "2026-01-04" } }
\`\`\`

### Blocked, with the reason on the board

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Blocked
\`\`\`

\`\`\`diff board base
-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
@@
 ## Blocked
+
+- **[WP-1-Cancel-Job-20260101]** - Cancel jobs, waiting for the answer of the process team
\`\`\`

\`\`\`json whole
{}
\`\`\`

## How to fix

Go on with the work, or set STATUS to Blocked, write an escalation note and move the packet on the board.

## Options

### days

How many days a packet may be In-Progress without a commit on it or on its scope. Default: \`14\`.

## Does not detect

Whether a commit on the scope belongs to this packet: two packets with the same paths keep each other alive. Whether the note is true, or the escalation was answered.
`,"done-is-validated":`# done-is-validated

Work that is Done is accepted by a Validator before its phase goes on.

## Law

**PRIORITY_4**: a phase closes only when all its packets are VALIDATED, not just "done". **Part 2, step 2**: all "Done" packets are marked VALIDATED before the Orchestrator plans on.

## What it checks

- With \`--all\`, a packet that is Done gives a warning until it is VALIDATED.
- A change that adds a packet to a phase (past Draft), while another packet of that phase is Done and not VALIDATED, is blocked.
- So is a change that closes such a phase on the board.

The phase is the first part of an id: \`1\` in \`WP-1-Cancel-Job-20260101\`. Packets that the board has in Superseded or Cancelled do not count.

## Why

"Done" is what the Coder says. Until a Validator has looked, nobody knows whether the next packet builds on something that works.

## Blocked

### A phase that grows before its finished work is accepted

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`diff new
-- ROLE: Orchestrator
+- ROLE: Orchestrator
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:4:12  error  done-is-validated/phase-grows
  The change adds WP-1-New-20260105 to phase 1 while \`WP-1-Cancel-Job-20260101\` is Done and not VALIDATED, expected the finished work to be accepted first
     4 | - TASK_ID: WP-1-New-20260105
  why:  PRIORITY_4 and Part 2, step 2: all Done packets are marked VALIDATED; done is what a Coder says, and not yet what is true.
  help: Have a Validator accept \`WP-1-Cancel-Job-20260101\` first, or send the work back: "- STATUS: In-Progress".
\`\`\`

### A phase that closes on work that is only done

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`diff board
 ## Cancelled
+
+## Phase 1: CLOSED
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:21:1  error  done-is-validated/phase-closes
  The change closes phase 1 while \`WP-1-Cancel-Job-20260101\` is Done and not VALIDATED, expected a phase to close on VALIDATED work only
    21 | ## Phase 1: CLOSED
  why:  PRIORITY_4 and Part 2, step 2: all Done packets are marked VALIDATED; done is what a Coder says, and not yet what is true.
  help: Take "## Phase 1: CLOSED" off the board until a Validator has accepted \`WP-1-Cancel-Job-20260101\`.
\`\`\`

### Work that stays done and is not accepted

A warning, with \`--all\`: the phase may stay so, it may not go on.

\`\`\`json whole
{}
\`\`\`

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Cancel-Job-20260101.md:9:11  warning  done-is-validated/not-validated
  WP-1-Cancel-Job-20260101 is Done and not VALIDATED, expected a Validator to have accepted it
     9 | - STATUS: Done
  why:  PRIORITY_4 and Part 2, step 2: all Done packets are marked VALIDATED; done is what a Coder says, and not yet what is true.
  help: Have a Validator append a report to WP-1-Cancel-Job-20260101 and set "- STATUS: VALIDATED".
\`\`\`

## Passes

### A draft may be written meanwhile

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: Done
\`\`\`

\`\`\`diff new
-- STATUS: Ready-for-Dev
+- STATUS: Draft
@@
-- USER_SIGNATURE: alice050120261200
+- USER_SIGNATURE: <pending>
\`\`\`

### A phase in which everything is accepted grows

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: VALIDATED
\`\`\`

\`\`\`diff new
-- ROLE: Orchestrator
+- ROLE: Orchestrator
\`\`\`

## How to fix

Have a Validator append a report to the packet and set its STATUS to VALIDATED; or send the work back with \`STATUS: In-Progress\`.

## Options

None.

## Does not detect

Whether the Validator looked: \`task-state-owner\` says who may set VALIDATED.
`,"dependency-order":`# dependency-order

What a packet depends on is known, stands on the task board, and is VALIDATED before work on the packet starts.

## Law

**CX-573E**: blocking dependencies are identified before work starts, the dependency chain is documented in TASK_BOARD, and upstream work is blocked until the blocker is VALIDATED. **Rule 6**: the Orchestrator
enforces it.

## What it checks

\`Dependencies:\` lists the packets that this packet needs; each is read as an exact id. \`none\` and prose without an id depend on nothing. An item that begins with \`Blocks:\`, \`Unblocks:\`,
\`Needed by:\` or \`Required by:\` names packets that wait for this one: those are no dependencies of it.

In each packet that the change touches, or in all of them with \`--all\`:

- Each id is that of a packet, or of one that the board has in Superseded or Cancelled.
- No packets wait for one another. The cycle is printed as the way round.
- The board says so: the packet's entry ends in \`needs WP-…\`, or a section "Dependencies" of the board has a line \`WP-A needs WP-B\` or \`WP-A -> WP-B\`.

On an unsigned Draft the first and the last are warnings.

In a change: a packet whose STATUS becomes In-Progress, Done or VALIDATED depends on nothing that is not VALIDATED. A superseded packet counts through the packet that the board names in its place; a
cancelled one counts when its entry cites the user's signature.

## Why

Work that starts before its blocker is accepted is done on something that may still be sent back. A cycle is a plan in which nothing can ever start.

## Blocked

### A dependency that is no packet

\`\`\`diff new
-- **Dependencies**: none
+- **Dependencies**: WP-1-Cancel-Jobs-20260101
\`\`\`

\`\`\`diff board
 - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
+- **[WP-1-New-20260105]** - Print the jobs; needs WP-1-Cancel-Jobs-20260101
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:75:21  error  dependency-order/unknown
  WP-1-New-20260105 depends on WP-1-Cancel-Jobs-20260101, expected the exact id of a packet that exists
    75 | - **Dependencies**: WP-1-Cancel-Jobs-20260101
  why:  CX-573E and rule 6: dependencies are known before work starts, stand on the board, and what others wait for is VALIDATED first.
  help: Did you mean WP-1-Cancel-Job-20260101?
\`\`\`

### A chain that the board does not show

\`\`\`diff new
-- **Dependencies**: none
+- **Dependencies**: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`diff board
 - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
+- **[WP-1-New-20260105]** - Print the jobs
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:75:21  error  dependency-order/undocumented
  WP-1-New-20260105 depends on \`WP-1-Cancel-Job-20260101\`, and the task board does not say so, expected the dependency chain to stand there
    75 | - **Dependencies**: WP-1-Cancel-Job-20260101
  why:  CX-573E and rule 6: dependencies are known before work starts, stand on the board, and what others wait for is VALIDATED first.
  help: Add to the entry of WP-1-New-20260105 on the board: needs WP-1-Cancel-Job-20260101
\`\`\`

### Packets that wait for one another

\`\`\`diff draft
-- **Dependencies**: WP-1-Cancel-Job-20260101
+- **Dependencies**: WP-1-New-20260105
\`\`\`

\`\`\`diff new
-- **Dependencies**: none
+- **Dependencies**: WP-1-Retry-Job-20260102
\`\`\`

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
+- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-New-20260105
@@
 - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
+- **[WP-1-New-20260105]** - Print the jobs; needs WP-1-Retry-Job-20260102
\`\`\`

\`\`\`text
docs/task_packets/WP-1-New-20260105.md:75:21  error  dependency-order/cycle
  The packets wait for one another: WP-1-New-20260105 -> WP-1-Retry-Job-20260102 -> WP-1-New-20260105, expected an order in which each can start
    75 | - **Dependencies**: WP-1-Retry-Job-20260102
  why:  CX-573E and rule 6: dependencies are known before work starts, stand on the board, and what others wait for is VALIDATED first.
  help: Take one of these dependencies out. Where a packet is signed, a new packet without it takes its place.
\`\`\`

### Work that starts before its blocker is validated

\`\`\`diff draft
-- STATUS: Draft
+- STATUS: In-Progress
\`\`\`

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## In Progress
+
+- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
docs/task_packets/WP-1-Retry-Job-20260102.md:9:11  error  dependency-order/started-early
  WP-1-Retry-Job-20260102 is In-Progress while it depends on WP-1-Cancel-Job-20260101, which is Ready-for-Dev, expected VALIDATED first
     9 | - STATUS: In-Progress
  why:  CX-573E and rule 6: dependencies are known before work starts, stand on the board, and what others wait for is VALIDATED first.
  help: Leave WP-1-Retry-Job-20260102 at Ready-for-Dev, or set it to Blocked, until \`WP-1-Cancel-Job-20260101\` is VALIDATED.
\`\`\`

## Passes

### A chain in a section of its own

\`\`\`diff new
-- **Dependencies**: none
+- **Dependencies**: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`diff board
 - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
+- **[WP-1-New-20260105]** - Print the jobs
@@
 ## Cancelled
+
+## Dependencies
+
+- WP-1-New-20260105 -> WP-1-Cancel-Job-20260101
\`\`\`

### A packet that also says what waits for it

\`\`\`diff new
-- **Dependencies**: none
+- **Dependencies**:
+  * Depends on: WP-1-Cancel-Job-20260101
+  * Blocks: WP-1-Print-All-Jobs, which is not written yet
\`\`\`

\`\`\`diff board
 - **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs
+- **[WP-1-New-20260105]** - Print the jobs; needs WP-1-Cancel-Job-20260101
\`\`\`

### A blocker that is validated by now

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: VALIDATED
\`\`\`

\`\`\`diff draft base
-- STATUS: Draft
+- STATUS: Ready-for-Dev
\`\`\`

\`\`\`diff draft
-- STATUS: Ready-for-Dev
+- STATUS: In-Progress
\`\`\`

## How to fix

Write the exact id, and say the same on the board. To break a cycle take out the dependency that is least true; in a signed packet that takes a new packet. To start, wait, or have the blocker validated.

## Options

None.

## Does not detect

Dependencies that nobody wrote down, and those that are written as prose without an id. What is listed below a line that holds nothing but \`Blocks:\` counts as needed: write it behind the word.
`,"phase-closure":`# phase-closure

A phase closes on work that is VALIDATED, and on nothing less.

## Law

**CX-585D**, **rule 5**: a phase only closes if all its packets are VALIDATED, all phase-blocking dependencies are resolved, and the spec integrity check passed. **CX-600B**: waivers expire at the phase boundary.

## What it checks

A phase is closed by a heading \`## Phase 1: CLOSED\` on the task board. While it stands there:

- Every packet of the phase is VALIDATED. One that the board has in Superseded counts through the packet that its entry names; one in Cancelled counts when its entry cites the user's signature.
- Everything that these packets depend on is VALIDATED, whatever its phase.
- No waiver of the phase, or of one of its packets, is live.
- The change that closes it does not take open packets away, neither out of the repository nor into another phase.
- It does not take out of the Master Spec what its packets implemented (\`spec-regression\`).
- At least one packet belongs to it.

Each thing that stands in the way is a finding of its own at the heading, so that the answer is the list of what is left to do. What stood in the way before the change is inherited.

## Why

A phase gate that counted its own heading passed for months. What is not accepted when a phase closes is built upon by the next one.

## Blocked

### A phase with open work

\`\`\`diff board
 ## Cancelled
+
+## Phase 1: CLOSED
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:21:1  error  phase-closure/unfinished
  WP-1-Cancel-Job-20260101 is Ready-for-Dev, expected it VALIDATED before phase 1 closes
    21 | ## Phase 1: CLOSED
  why:  CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.
  help: Finish WP-1-Cancel-Job-20260101 and have it validated; or supersede it on the board by a packet that is VALIDATED, or cancel it there with the user's signature. Until then the board must not say "## Phase 1: CLOSED".
  see:  docs/task_packets/WP-1-Cancel-Job-20260101.md:9 the STATUS of the packet

docs/TASK_BOARD.md:21:1  error  phase-closure/unfinished
  WP-1-Retry-Job-20260102 is Draft, expected it VALIDATED before phase 1 closes
    21 | ## Phase 1: CLOSED
  why:  CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.
  help: Finish WP-1-Retry-Job-20260102 and have it validated; or supersede it on the board by a packet that is VALIDATED, or cancel it there with the user's signature. Until then the board must not say "## Phase 1: CLOSED".
  see:  docs/task_packets/WP-1-Retry-Job-20260102.md:9 the STATUS of the packet
\`\`\`

### A phase whose open work is taken away

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: VALIDATED
\`\`\`

\`\`\`files
delete docs/task_packets/WP-1-Retry-Job-20260102.md
\`\`\`

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Cancelled
+
+## Phase 1: CLOSED
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:20:1  error  phase-closure/unfinished
  WP-1-Retry-Job-20260102 is Draft on the base and taken away by this change, expected it VALIDATED before phase 1 closes
    20 | ## Phase 1: CLOSED
  why:  CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.
  help: Finish WP-1-Retry-Job-20260102 and have it validated; or supersede it on the board by a packet that is VALIDATED, or cancel it there with the user's signature. Until then the board must not say "## Phase 1: CLOSED".
\`\`\`

### A blocker from another phase

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: VALIDATED
\`\`\`

\`\`\`files base
move docs/task_packets/WP-1-Retry-Job-20260102.md docs/task_packets/WP-2-Retry-Job-20260102.md
\`\`\`

\`\`\`diff docs/task_packets/WP-2-Retry-Job-20260102.md base
-- TASK_ID: WP-1-Retry-Job-20260102
+- TASK_ID: WP-2-Retry-Job-20260102
@@
-- STATUS: Draft
+- STATUS: VALIDATED
@@
-- **Dependencies**: WP-1-Cancel-Job-20260101
+- **Dependencies**: WP-1-Cancel-Job-20260101, WP-3-Clock-20260103
\`\`\`

\`\`\`diff board base
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Done
+
+- **[WP-2-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101, WP-3-Clock-20260103
\`\`\`

\`\`\`diff board
 ## Cancelled
+
+## Phase 2: CLOSED
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:22:1  error  phase-closure/blocker
  WP-2-Retry-Job-20260102 depends on WP-3-Clock-20260103, which is not in the repository, expected it VALIDATED before phase 2 closes
    22 | ## Phase 2: CLOSED
  why:  CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.
  help: Have WP-3-Clock-20260103 validated first. Until then the board must not say "## Phase 2: CLOSED".
\`\`\`

### A waiver that is still live

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: VALIDATED
\`\`\`

\`\`\`file docs/WAIVERS.md base
# Waivers

| ID | Rule | Target | Reason | Approver | Approved on | Expires |
| --- | --- | --- | --- | --- | --- | --- |
| W-1 | risk-tier | WP-1-Cancel-Job-20260101 | The review runs by hand | alice | 2026-01-02 | 2026-03-31 |
\`\`\`

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Cancelled
+
+- **[WP-1-Retry-Job-20260102]** - Not needed any more, alice060120260900; needs WP-1-Cancel-Job-20260101
+
+## Phase 1: CLOSED
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:22:1  error  phase-closure/live-waiver
  The waiver W-1 of risk-tier for WP-1-Cancel-Job-20260101 is live, expected it to end before phase 1 closes
    22 | ## Phase 1: CLOSED
  why:  CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.
  help: Mend what W-1 waives and remove its row. Until then the board must not say "## Phase 1: CLOSED".
\`\`\`

### A spec that no longer says what was implemented

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: VALIDATED
\`\`\`

\`\`\`diff spec
-### 1.2 Job cancellation [CX-JOB-002]
+### 1.2 Job colours
\`\`\`

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Cancelled
+
+- **[WP-1-Retry-Job-20260102]** - Not needed any more, alice060120260900; needs WP-1-Cancel-Job-20260101
+
+## Phase 1: CLOSED
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:22:1  error  phase-closure/regression
  The Master Spec no longer says what WP-1-Cancel-Job-20260101 implemented, expected a clean spec regression check before phase 1 closes
    22 | ## Phase 1: CLOSED
  why:  CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.
  help: See what spec-regression says, and mend it in a change of its own. Until then the board must not say "## Phase 1: CLOSED".
\`\`\`

### A phase that nothing belongs to

\`\`\`diff board
 ## Cancelled
+
+## Phase 7: CLOSED
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:21:1  error  phase-closure/empty
  Phase 7 has no packet, expected a closure to close something
    21 | ## Phase 7: CLOSED
  why:  CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.
  help: Packets of phase 7 begin with WP-7-. Until then the board must not say "## Phase 7: CLOSED".
\`\`\`

### A packet that arrives in a closed phase

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: VALIDATED
\`\`\`

\`\`\`files base
delete docs/task_packets/WP-1-Retry-Job-20260102.md
\`\`\`

\`\`\`diff board base
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Cancelled
+
+## Phase 1: CLOSED
\`\`\`

\`\`\`diff new
-- ROLE: Orchestrator
+- ROLE: Orchestrator
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:20:1  error  phase-closure/unfinished
  WP-1-New-20260105 is Ready-for-Dev, expected it VALIDATED before phase 1 closes
    20 | ## Phase 1: CLOSED
  why:  CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.
  help: Finish WP-1-New-20260105 and have it validated; or supersede it on the board by a packet that is VALIDATED, or cancel it there with the user's signature. Until then the board must not say "## Phase 1: CLOSED".
  see:  docs/task_packets/WP-1-New-20260105.md:9 the STATUS of the packet
\`\`\`

## Passes

### Everything is accepted, superseded or cancelled with a signature

\`\`\`diff signed base
-- STATUS: Ready-for-Dev
+- STATUS: VALIDATED
\`\`\`

\`\`\`diff board
-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101
@@
 ## Cancelled
+
+- **[WP-1-Retry-Job-20260102]** - Not needed any more, alice060120260900; needs WP-1-Cancel-Job-20260101
+
+## Phase 1: CLOSED
\`\`\`

## How to fix

Work off the list that the findings make, and take the heading off the board until then.

## Options

None.

## Does not detect

Work of the phase that no packet describes.
`,"governance-files":`# governance-files

The files that every role starts from are there and say something.

## Law

**Part 2, step 5**: the protocols of the Orchestrator, the Coder and the Validator are current, and so is the Master Spec.

## What it checks

\`docs/ORCHESTRATOR_PROTOCOL.md\`, \`docs/CODER_PROTOCOL.md\`, \`docs/VALIDATOR_PROTOCOL.md\`, the task board and the spec pointer are regular files with something in them. Blanks and comments are
nothing. A repository that did not have one of them before it adopts the protocol inherits that: only \`--all\` blocks on it.

## Why

An agent is told to read its protocol first. Where the file is gone, it does not stop: it makes the rules up.

## Blocked

### A protocol goes

\`\`\`files
delete docs/CODER_PROTOCOL.md
\`\`\`

\`\`\`text
docs/CODER_PROTOCOL.md:1:1  error  governance-files/missing
  The protocol \`docs/CODER_PROTOCOL.md\` is missing, expected it in every repository that is run by the protocol
  why:  Part 2, step 5: every role starts from its protocol, the task board and the spec pointer; without them each agent makes up its own rules.
  help: Add docs/CODER_PROTOCOL.md. A file that stands elsewhere is named under "paths" in handshake.config.json.
\`\`\`

### A protocol is emptied

\`\`\`file docs/VALIDATOR_PROTOCOL.md
<!-- moved to the wiki -->
\`\`\`

\`\`\`text
docs/VALIDATOR_PROTOCOL.md:1:1  error  governance-files/empty
  The protocol \`docs/VALIDATOR_PROTOCOL.md\` is empty, expected it to say something
  why:  Part 2, step 5: every role starts from its protocol, the task board and the spec pointer; without them each agent makes up its own rules.
  help: Restore what docs/VALIDATOR_PROTOCOL.md said: git log -- 'docs/VALIDATOR_PROTOCOL.md' shows the commits that had it.
\`\`\`

### The board becomes a link

\`\`\`files
mode board symlink
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:1:1  error  governance-files/not-a-file
  The task board \`docs/TASK_BOARD.md\` is a symlink, expected a regular file
  why:  Part 2, step 5: every role starts from its protocol, the task board and the spec pointer; without them each agent makes up its own rules.
  help: Replace docs/TASK_BOARD.md by a file with the text in it: what a link leads to is not under the gate.
\`\`\`

## Passes

### A protocol is rewritten

\`\`\`file docs/CODER_PROTOCOL.md
# Coder Protocol

A Coder works on one signed packet and names it in every commit.
\`\`\`

### A repository that does not have them yet

\`\`\`files base
delete docs/CODER_PROTOCOL.md
delete docs/VALIDATOR_PROTOCOL.md
\`\`\`

\`\`\`file docs/VALIDATOR_PROTOCOL.md
# Validator Protocol

Only a report makes a packet VALIDATED.
\`\`\`

## How to fix

Restore the file. If it stands elsewhere, name it under \`paths.protocols\`, \`paths.board\` or \`paths.specPointer\` in the configuration, in a change of its own.

## Options

None. \`paths.protocols\` in the configuration lists the protocols, with their paths.

## Does not detect

Whether a protocol is current, and whether what it says is right. Who may change one: see \`law-integrity\`.
`,"law-integrity":'# law-integrity\n\nThe law is changed visibly, slowly and by itself.\n\n## Law\n\n**PRIORITY_3**: nothing happens without a signed packet that says so. **CX-905**: the gates are not to be weakened by those who have to pass them.\n\n## What it checks\n\nA change touches the law when a path of `paths.law` is added, changed or removed: the configuration and whatever looks like one, agent instructions, protocols and the packet template, git hooks and\ntheir tools, workflows and everything else in `.github/`, code owners, `.npmrc`, `.gitattributes`, `.gitmodules`, `.mailmap`, allowed signers, the waiver ledger. The configuration that is in force and the waiver ledger\nalways belong to it, whatever `paths.law` says. Then\n\n* every commit that changes such a file names one packet (`Work-Packet:`) that the **base** has signed, that is Ready-for-Dev or In-Progress there, and whose IN_SCOPE_PATHS names the file: by its path,\n  or by a folder or pattern of the law itself such as `.github/workflows/`. Who signed `docs/` did not mean the protocol in it;\n* the change brings nothing else: no code, no signature, no other packet. The board, the packet itself and what its scope lists besides code may come along.\n\nOf a `package.json` only what wires tools is law: the scripts that an install runs by itself or that call handshake-check, the keys of hook tools, what replaces dependencies, and the version of handshake-check. Everything\nelse in it is ordinary work. One that cannot be read is changed.\n\nA commit whose message tells the forge to run no checks (`[skip ci]`, `[ci skip]`, `[no ci]`, `[skip actions]`, `[actions skip]`, or the trailer `skip-checks: true`) is blocked, whatever it touches: the push that\nbrings it to the protected branch would be judged by nobody.\n\nA symbolic link or a submodule where a governed file belongs, and a new path that differs from a governed one only by upper and lower case, composition, or dots and blanks at the end of a name, are blocked whoever signed what.\n\n**Setting up.** Where the base has no packet yet, there is nobody who could have signed one: the law may be brought in freely. **Repair.** Where the configuration of the base cannot be read, nothing can be judged, so\nevery run ends undecided (exit code 2). Only a change that touches nothing but the configuration, in every commit, and leaves it readable is judged by the protocol\'s defaults instead, without a packet; a notice says\nso, for a person to read the new configuration.\n\n## Why\n\nThe law of the base judges every change, so a weakened rule does not help the change that brings it. It helps the next one. A change of the law therefore stands alone, with a signature under it, where it is seen.\n\n## Blocked\n\n### A rule is switched off in passing\n\n```file handshake.config.json\n{ "rules": { "signature-lock": "off" } }\n```\n\n```commit\nrelax\n\nRole: Orchestrator\n```\n\n```text\nhandshake.config.json:1:1  error  law-integrity/unwarranted\n  `handshake.config.json` belongs to the law and is changed by commit 000000000000 under no signed packet that may be worked on, expected a packet that the base has signed and whose IN_SCOPE_PATHS names it\n  why:  PRIORITY_3 and CX-905: whoever can change the law in passing is not under it. The law of the base judges every change of the law.\n  help: A change of the law is a work of its own: have a packet signed and merged whose IN_SCOPE_PATHS names these files, and then change them under it, with nothing else. Name the packet: git commit --amend --no-edit --trailer "Work-Packet: <id>"\n  commit: 000000000000\n```\n\n### Under a packet that is about something else\n\n```file .husky/pre-commit\nexit 0\n```\n\n```commit\nfaster commits\n\nRole: Coder\nWork-Packet: WP-1-Cancel-Job-20260101\n```\n\n```text\n.husky/pre-commit:1:1  error  law-integrity/unwarranted\n  `.husky/pre-commit` belongs to the law and is changed by commit 000000000000 under WP-1-Cancel-Job-20260101, whose scope does not name it, expected a packet that the base has signed and whose IN_SCOPE_PATHS names it\n  why:  PRIORITY_3 and CX-905: whoever can change the law in passing is not under it. The law of the base judges every change of the law.\n  help: A change of the law is a work of its own: have a packet signed and merged whose IN_SCOPE_PATHS names these files, and then change them under it, with nothing else. Name the packet: git commit --amend --no-edit --trailer "Work-Packet: <id>"\n  commit: 000000000000\n```\n\n### Together with what it makes possible\n\n```diff signed base\n   * tests/jobs.test.ts\n+  * .github/workflows/\n```\n\n```file .github/workflows/gate.yml\non: workflow_dispatch\n```\n\n```file src/jobs.ts\nexport const cancelled = true;\n```\n\n```commit\nwork on jobs\n\nRole: Coder\nWork-Packet: WP-1-Cancel-Job-20260101\n```\n\n```text\n.github/workflows/gate.yml:1:1  error  law-integrity/in-company\n  A change of the law (`.github/workflows/gate.yml`) brings `src/jobs.ts` along, expected nothing else in the change\n  why:  PRIORITY_3 and CX-905: whoever can change the law in passing is not under it. The law of the base judges every change of the law.\n  help: Divide it: the change of the law alone, under its own packet, and what it makes possible afterwards, judged by the new law.\n```\n\n### The board\'s folder becomes a link\n\n```file docs/task_packets/assets\n../../elsewhere\n```\n\n```files\nmode docs/task_packets/assets symlink\n```\n\n```text\ndocs/task_packets/assets:1:1  error  law-integrity/link\n  `docs/task_packets/assets` becomes a symlink where governed files belong, expected a regular file or folder\n  why:  PRIORITY_3 and CX-905: whoever can change the law in passing is not under it. The law of the base judges every change of the law.\n  help: Put the file itself there: what a link shows can change without any commit.\n```\n\n### A twin of the board\n\n```file docs/Task_Board.md\n# Another board\n```\n\n```text\ndocs/Task_Board.md:1:1  error  law-integrity/twin\n  `docs/Task_Board.md` differs from the governed path `docs/TASK_BOARD.md` only by upper and lower case or by how its characters are composed, expected one name\n  why:  PRIORITY_3 and CX-905: whoever can change the law in passing is not under it. The law of the base judges every change of the law.\n  help: Rename it: on some file systems both are the same file, and which one is read there nobody knows.\n```\n\n### A message that switches the checks off\n\n```file README.md\n# Jobs, in short\n```\n\n```commit\nshorten the title [skip ci]\n\nRole: Orchestrator\n```\n\n```text\nREADME.md:1:1  error  law-integrity/checks-skipped\n  The message of commit 000000000000 has the line `shorten the title [skip ci]`, expected nothing by which the forge would run no checks\n  why:  PRIORITY_3 and CX-905: whoever can change the law in passing is not under it. The law of the base judges every change of the law.\n  help: Take the line out of the message (git commit --amend). A required check that is never started is waited for without end, and a push that lands so is looked at by nobody.\n  commit: 000000000000\n```\n\n## Passes\n\n### Under its own packet\n\n```diff signed base\n   * tests/jobs.test.ts\n+  * handshake.config.json\n+  * .github/workflows/*.yml\n```\n\n```file handshake.config.json\n{ "signers": ["alice"] }\n```\n\n```file .github/workflows/gate.yml\non: pull_request\n```\n\n```commit\nonly alice signs\n\nRole: Coder\nWork-Packet: WP-1-Cancel-Job-20260101\n```\n\n### A dependency, which is no law\n\n```file package.json base\n{ "scripts": { "prepare": "husky", "test": "vitest" } }\n```\n\n```diff signed base\n   * tests/jobs.test.ts\n+  * package.json\n```\n\n```file package.json\n{ "scripts": { "prepare": "husky", "test": "vitest run" } }\n```\n\n```commit\nrun tests once\n\nRole: Coder\nWork-Packet: WP-1-Cancel-Job-20260101\n```\n\n### Where no packet is yet\n\n```files base\ndelete signed\ndelete draft\n```\n\n```diff board base\n-- **[WP-1-Retry-Job-20260102]** - Start failed jobs again; needs WP-1-Cancel-Job-20260101\n@@\n-- **[WP-1-Cancel-Job-20260101]** - Cancel queued and running jobs\n```\n\n```file handshake.config.json\n{ "signers": ["alice"] }\n```\n\n```commit\nthe law\n\nRole: Orchestrator\n```\n\n## How to fix\n\nHave a packet signed whose IN_SCOPE_PATHS names the files of the law, and merge it. Then change them under it, in a change of their own. If the change was not meant to touch the law, take those files out of it.\n\n## Options\n\nNone. `paths.law` in the configuration lists what belongs to the law; its default is in `schemas/config.schema.json`. Add to it what your own hooks and workflows call.\n\n## Does not detect\n\n* Whether the new law is weaker than the old, and whether CODEOWNERS or a workflow says what it should: a person reads that, which is why the change stands alone. A report shows what the change looks like under its own configuration.\n* Scripts and programs that hooks and workflows call, and lock files, unless `paths.law` lists them. The merge gate runs none of them: it is its own bundle.\n* A law file that one commit changes and a later one of the same change restores: no law is ever read from in between.\n* Who may sign a packet about the law: see `signers` and `signatures.review`. A plain signature proves consistency, not authorship.\n* Settings outside of the repository: branch protection, required checks, who may bypass them.\n',"oss-register":`# oss-register

Everything that the program is built upon is known, with its licence.

## Law

**CX-600B**, supply chain safety: the register of open-source components is kept, un-vetted dependencies are blocked. **Part 2, step 3**: the register exists and is complete.

## What it checks

The direct dependencies of every \`package.json\` (\`dependencies\`, \`optionalDependencies\`, \`peerDependencies\` that are not optional, \`devDependencies\`) and \`Cargo.toml\` (\`[dependencies]\`, \`[build-dependencies]\`,
\`[dev-dependencies]\`, those of targets and of the workspace), wherever they stand outside of \`node_modules/\`, \`vendor/\` and \`target/\`, are held against \`docs/OSS_REGISTER.md\`, in the same tree:

* each has a row of its name, in any table, with a licence that is neither empty nor \`unknown\`;
* each row is named by a manifest, unless its heading or its scope says \`transitive\` or \`indirect\`, or its mode is an external one (\`external_process\`, \`external_service\`).

A row counts in any table whose header has a column \`Component\` (or \`Name\`, \`Package\`, \`Crate\` …) and one \`License\` (or \`Licence\`, \`SPDX\`), in any order. \`npm:\` aliases and renamed crates count under the name
in their registry. What comes from a path, a workspace or a package of this repository is no component of somebody else.

A repository without manifests has nothing to register. What the base already lacked is inherited: a change answers for the dependencies that it brings.

## Why

What enters the program without anybody having looked at it cannot be answered for: not its licence, not its origin.

## Blocked

### A dependency without a row

\`\`\`file package.json base
{ "name": "runlet" }
\`\`\`

\`\`\`file docs/OSS_REGISTER.md base
# OSS register

| Component | License | IntegrationMode | Scope | Purpose |
| --- | --- | --- | --- | --- |
\`\`\`

\`\`\`diff signed base
   * tests/jobs.test.ts
+  * package.json
\`\`\`

\`\`\`file package.json
{
  "name": "runlet",
  "dependencies": {
    "left-pad": "^1.3.0"
  }
}
\`\`\`

\`\`\`commit
pad

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
docs/OSS_REGISTER.md:1:1  error  oss-register/unregistered
  \`docs/OSS_REGISTER.md\` has no row for \`left-pad\`, a direct dependency of \`package.json\`, expected one with its licence
  why:  CX-600B and Part 2, step 3: supply chain safety. What enters the program without anybody having looked at it cannot be answered for.
  help: Look its licence up and add: | left-pad | <licence> | embedded_lib | Runtime | <what it is for> |
  see:  package.json:4 named here
\`\`\`

### No register at all

\`\`\`file Cargo.toml
[package]
name = "runlet"

[dependencies]
serde_json = "1"
\`\`\`

\`\`\`text
docs/OSS_REGISTER.md:1:1  error  oss-register/unregistered
  \`docs/OSS_REGISTER.md\` does not exist and so has no row for \`serde_json\`, a direct dependency of \`Cargo.toml\`, expected one with its licence
  why:  CX-600B and Part 2, step 3: supply chain safety. What enters the program without anybody having looked at it cannot be answered for.
  help: Look its licence up and create docs/OSS_REGISTER.md:
        | Component | License | IntegrationMode | Scope | Purpose |
        | --- | --- | --- | --- | --- |
        | serde_json | <licence> | embedded_lib | Runtime | <what it is for> |
  see:  Cargo.toml:5 named here
\`\`\`

### A licence that nobody looked up, and a row without a dependency

\`\`\`file docs/OSS_REGISTER.md base
# OSS register

| Component | License | IntegrationMode | Scope | Purpose |
| --- | --- | --- | --- | --- |
\`\`\`

\`\`\`file docs/OSS_REGISTER.md
# OSS register

| Component | License | IntegrationMode | Scope | Purpose |
| --- | --- | --- | --- | --- |
| serde | unknown | embedded_lib | Runtime | Serialisation |
| axum | MIT | embedded_lib | Runtime | HTTP server |
\`\`\`

\`\`\`file Cargo.toml
[dependencies]
serde = { version = "1", features = ["derive"] }
\`\`\`

\`\`\`text
docs/OSS_REGISTER.md:5:1  error  oss-register/no-licence
  The row of \`serde\`, a direct dependency of \`Cargo.toml\`, has no licence, expected one such as MIT or Apache-2.0
     5 | | serde | unknown | embedded_lib | Runtime | Serialisation |
  why:  CX-600B and Part 2, step 3: supply chain safety. What enters the program without anybody having looked at it cannot be answered for.
  help: Look the licence up in the package itself, and leave the dependency out if it has none: what nobody licenses, nobody may use.
  see:  Cargo.toml:2 named here

docs/OSS_REGISTER.md:6:1  error  oss-register/no-dependency
  The row of \`axum\` has no dependency, expected a manifest that names it directly
     6 | | axum | MIT | embedded_lib | Runtime | HTTP server |
  why:  CX-600B and Part 2, step 3: supply chain safety. What enters the program without anybody having looked at it cannot be answered for.
  help: Remove the row. If something else brings the component, move it below a heading with the word "Transitive"; if it is a program or service of its own, give it the mode external_process or external_service.
\`\`\`

### A manifest that cannot be read

\`\`\`file package.json
{ "dependencies": { "left-pad": "^1.3.0", }
\`\`\`

\`\`\`text
package.json:1:1  error  oss-register/unreadable
  The manifest \`package.json\` is not JSON, expected one whose dependencies can be read
  why:  CX-600B and Part 2, step 3: supply chain safety. What enters the program without anybody having looked at it cannot be answered for.
  help: Correct it; a file that is only an example for tests is named in the option "ignored".
\`\`\`

## Passes

### A dependency with its row

\`\`\`file docs/OSS_REGISTER.md
# OSS register

## Direct

| Name | Licence | Mode |
| --- | --- | --- |
| **serde** | MIT OR Apache-2.0 | embedded_lib |
| tokio-util | MIT | embedded_lib |
| Ollama | MIT | external_process |

## Transitive

| Name | Licence | Mode |
| --- | --- | --- |
| itoa | MIT OR Apache-2.0 | embedded_lib |
\`\`\`

\`\`\`file Cargo.toml
[workspace]
members = ["core"]

[workspace.dependencies]
serde = "1"
\`\`\`

\`\`\`file core/Cargo.toml
[package]
name = "core"

[dependencies]
serde.workspace = true
util = { package = "tokio_util", version = "0.7" }
jobs = { path = "../jobs" }
\`\`\`

## How to fix

Look the licence up in the package itself and add the row that the finding prints. Take rows out with the dependency they were for.

## Options

### ignored

Manifests that say nothing of this repository: folders, files and patterns with \`*\` and \`**\`. Default: \`["**/fixtures/**","**/testdata/**","**/__fixtures__/**"]\`.

\`paths.ossRegister\` in the configuration says where the register stands.

## Does not detect

* Whether a licence is true, and whether it may be used: which licences are allowed is for the person who adds the row.
* Dependencies of dependencies, vulnerabilities, sources and checksums: \`cargo deny\` and \`npm audit\` look at the lock files.
* Dependencies that other manifests name (Python, Go, Docker, GitHub Actions), Cargo's \`[patch]\`, npm's \`bundledDependencies\` and \`overrides\`, and pnpm's \`configDependencies\`.
* A dependency of the same name as a package of this repository, and code that is copied into it.
`,"no-placeholder-code":`# no-placeholder-code

What is handed in is an implementation, not a promise of one.

## Law

**CX-600B**, Anti-Vibe Guard: every submission of a Coder is audited for placeholders, \`unwrap()\` and generic JSON blobs.

## What it checks

The lines that a change adds to code files (\`paths.code\`) in Rust (\`.rs\`), TypeScript, JavaScript and Python (\`.py\`), from base to result. A line is added if it stands more often after the change than before: code
that only moves, within a file or to another, or is indented otherwise, is not. Comments, strings and code are told apart, and each pattern is held against its part of the line:

| Pattern | Languages | Finds |
| --- | --- | --- |
| \`todo-macro\`, \`unimplemented-macro\` | Rust | \`todo!\`, \`unimplemented!\` |
| \`unwrap\` | Rust | \`unwrap()\`, and \`unwrap\` handed on as a function |
| \`todo-without-id\` | all, in comments | \`TODO\` or \`FIXME\` without the id of a packet or issue (\`WP-…\`, \`#12\`, \`ABC-12\`, an address) on the same line |
| \`stub-comment\` | all, in comments | a comment that is no more than "placeholder", "stub", "not implemented yet", "implement me" |
| \`stub-panic\`, \`stub-throw\`, \`stub-raise\` | Rust; TypeScript and JavaScript; Python | a body that says it is not implemented |
| \`stub-function\`, \`stub-pass\` | TypeScript and JavaScript; Python | a named function without a body, on one line |
| \`json-value\`, \`any-type\`, \`any-dict\` | Rust; TypeScript; Python | \`serde_json::Value\`; \`any\`; \`dict[str, Any]\`, \`: Any\` |

Tests are left out: files in the usual places, and in Rust what stands under \`#[test]\` or \`#[cfg(test)]\`. So is what is generated or comes from elsewhere. A line of more than \`longestLine\` characters or a file of more than
\`limits.codeBytes\` is not searched, and a warning says so.

One finding is made for each pattern and file. It stands at the first line; the others are listed with it.

## Why

Code that only looks finished is found by whoever runs it. A reviewer who has to look for \`todo!\` looks at nothing else.

## Blocked

### A body that is still to come

\`\`\`file src/retry.rs
pub fn retry(job: &Job) -> Result<(), Error> {
    todo!()
}
\`\`\`

\`\`\`commit
retry jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/retry.rs:2:1  error  no-placeholder-code/placeholder-line
  src/retry.rs has the new line \`todo!()\` with \`todo!\`, which ends the program when it is reached, expected the implementation, or an error that the caller can handle
  why:  CX-600B, Anti-Vibe Guard: every submission is audited for placeholders, unwrap() and generic JSON blobs.
  help: Write what is missing, or take the line out of the change. If it is right here, set the pattern aside in a change of the law: "no-placeholder-code": { "leaveOut": ["todo-macro"] }
\`\`\`

### Several shortcuts at once

\`\`\`file src/cancel.ts
// TODO: find out what a job is
export function cancel(job: any): boolean {
  const body = job as any;
  throw new Error('not implemented');
}
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/cancel.ts:1:1  error  no-placeholder-code/placeholder-line
  src/cancel.ts has the new line \`// TODO: find out what a job is\` with a TODO that no id follows up, expected the work done, or the id of the packet or issue that does it
  why:  CX-600B, Anti-Vibe Guard: every submission is audited for placeholders, unwrap() and generic JSON blobs.
  help: Write what is missing, or take the line out of the change. If it is right here, set the pattern aside in a change of the law: "no-placeholder-code": { "leaveOut": ["todo-without-id"] }

src/cancel.ts:2:1  error  no-placeholder-code/placeholder-line
  src/cancel.ts has the new line \`export function cancel(job: any): boolean {\` and 1 more with \`any\`, which switches the compiler off, expected a type of its own for the data, or \`unknown\` that is narrowed
  why:  CX-600B, Anti-Vibe Guard: every submission is audited for placeholders, unwrap() and generic JSON blobs.
  help: Write what is missing, or take the line out of the change. If it is right here, set the pattern aside in a change of the law: "no-placeholder-code": { "leaveOut": ["any-type"] }
  see:  src/cancel.ts:3 has it too

src/cancel.ts:4:1  error  no-placeholder-code/placeholder-line
  src/cancel.ts has the new line \`throw new Error('not implemented');\` with a body that only says it is not implemented, expected the implementation
  why:  CX-600B, Anti-Vibe Guard: every submission is audited for placeholders, unwrap() and generic JSON blobs.
  help: Write what is missing, or take the line out of the change. If it is right here, set the pattern aside in a change of the law: "no-placeholder-code": { "leaveOut": ["stub-throw"] }
\`\`\`

### A line and a file that nobody can search

Warnings: they block nothing, and nothing is passed over in silence.

\`\`\`json config
{ "limits": { "codeBytes": 300 }, "rules": { "no-placeholder-code": { "longestLine": 80 } } }
\`\`\`

\`\`\`file src/table.ts
export const table = '0123456789012345678901234567890123456789012345678901234567890123456789';
\`\`\`

\`\`\`file src/large.ts
export const first = 'the first of the rows in this file, which is larger than it may be';
export const second = 'the second of the rows in this file, which is larger than it may be';
export const third = 'the third of the rows in this file, which is larger than it may be';
export const fourth = 'the fourth of the rows in this file, which is larger than it may be';
\`\`\`

\`\`\`text
src/large.ts:1:1  warning  no-placeholder-code/file-too-large
  src/large.ts has more than 300 bytes, expected at most as many: its new lines were not searched for placeholders
  why:  CX-600B, Anti-Vibe Guard: every submission is audited for placeholders, unwrap() and generic JSON blobs.
  help: Split the file; or name it in "skipPaths" of no-placeholder-code; or raise limits.codeBytes.

src/table.ts:1:1  warning  no-placeholder-code/line-too-long
  src/table.ts has a new line of 94 characters, expected at most 80: it was not searched for placeholders
  why:  CX-600B, Anti-Vibe Guard: every submission is audited for placeholders, unwrap() and generic JSON blobs.
  help: Break the line; or, if a program wrote the file, name it in "skipPaths" of no-placeholder-code.
\`\`\`

## Passes

### What only mentions them

\`\`\`file src/cancel.ts
// Never \`any\`: a job has a type. TODO(WP-1-Cancel-Job-20260101): tell the caller why.
export const message = 'todo!() and unwrap() are refused, any() too';
export const pattern = /unimplemented!|: any/;
\`\`\`

\`\`\`commit
cancel jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

### Tests beside the code

\`\`\`file src/retry.rs
pub fn pause(attempt: u32) -> Option<u64> {
    1u64.checked_shl(attempt)
}

#[cfg(test)]
mod tests {
    #[test]
    fn doubles() {
        assert_eq!(super::pause(2).unwrap(), 4);
    }
}
\`\`\`

\`\`\`commit
pause

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

## How to fix

Write what is missing. If it belongs to another packet, say which: \`// TODO(WP-1-Retry-Job-20260102): pause\`. Where a pattern does not fit the repository, a change of the law leaves it out or puts another in its place.

## Options

### patterns

Patterns of this repository beside the built-in ones, each \`{ "id", "languages", "in", "pattern", "unless", "found", "expected" }\`. \`pattern\`, and \`unless\`, which excuses a line, are in RE2 syntax: no look-around, no back-references,
linear time. \`in\` is \`code\` (where it is left out), \`code-and-strings\`, \`strings\` or \`comments\`; \`found\` and \`expected\` are words of the message. One that cannot be compiled makes every run undecided, with its place. Default: \`[]\`.

### leaveOut

Ids of built-in patterns that do not count here. Default: \`[]\`.

### testPaths

Folders, files and patterns of tests. Default: \`["tests/", "test/", "**/tests/**", "**/test/**", "**/__tests__/**", "**/*.test.*", "**/*.spec.*", "**/*_test.*", "**/*_tests.*", "**/test_*.py", "**/conftest.py"]\`.

### skipPaths

Folders, files and patterns that are not judged: what is generated or comes from elsewhere. Default: \`["**/*.min.*", "**/*.bundle.*", "**/*.generated.*", "**/generated/**", "**/dist/**", "**/vendor/**", "**/node_modules/**", "**/target/**"]\`.

### inTests

Whether tests are judged too, also those that stand beside the code as in Rust. Default: \`false\`.

### longestLine

How many characters a line may have that is searched. Default: \`5000\`.

## Does not detect

Stubs that look like code: \`return null\`, an empty block over several lines, a function that returns a constant; a \`TODO\` in a string or a docstring; \`.expect("…")\`. A shortcut that the change takes out in one place and
writes in another, word for word. Macros and generated code. Other languages. The scanner is no parser: after an apostrophe in JSX or a regular expression behind a bracket it may be wrong up to the end of the line.
Commits in between: what a later commit of the same change takes out again is not said.
`,"storage-boundary":`# storage-boundary

Everything reaches the database through the storage layer.

## Law

**PRIORITY_1** and **CX-DBP-001**: work that touches the database and bypasses the \`Database\` trait is blocked. Moving to another database has to be a task of a week.

## What it checks

The lines that a change adds to code files outside the storage layer, read as \`no-placeholder-code\` reads them: base against result, moved lines left out, comments, strings and code told apart, tests and generated files
left out.

| Pattern | Languages | Finds |
| --- | --- | --- |
| \`rust-driver\`, \`rust-pool\` | Rust | \`sqlx::\`, \`rusqlite::\`, \`diesel::\` and the like; \`SqlitePool\`, \`PgConnection\` and the like |
| \`script-driver\`, \`script-pool\` | TypeScript, JavaScript | an import of \`pg\`, \`sqlite3\`, \`better-sqlite3\`, \`@prisma/client\` and the like; \`new PrismaClient\`, \`mysql.createPool\` |
| \`python-driver\`, \`python-pool\` | Python | an import of \`sqlite3\`, \`psycopg2\`, \`sqlalchemy\` and the like; \`create_engine(…)\`, \`sqlite3.connect\` |
| \`sql\` | all, in strings | SQL: keywords in capitals, or a whole statement in small letters |

Code that moves out of the storage layer is added where it arrives. A line of more than \`longestLine\` characters or a file of more than \`limits.codeBytes\` is not searched, and a warning says so.

## Why

One query in a view is how a second storage layer begins. Every place that knows the driver is a place that the migration has to find.

## Blocked

### A query in the view

\`\`\`file app/count.ts
import Database from 'better-sqlite3';

export const count = new Database('jobs.db').prepare('SELECT count(*) FROM jobs').get();
\`\`\`

\`\`\`commit
count jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
app/count.ts:1:1  error  storage-boundary/around-the-boundary
  app/count.ts has the new line \`import Database from 'better-sqlite3';\` with a database driver, expected a call of the storage layer (the \`Database\` trait)
  why:  PRIORITY_1 and CX-DBP-001: work that bypasses the Database trait is blocked, so that moving to another database takes a week.
  help: Move it behind the storage layer and call that. If the file is part of the storage layer, a change of the law adds it: "storage-boundary": { "storagePaths": [...] }

app/count.ts:3:1  error  storage-boundary/around-the-boundary
  app/count.ts has the new line \`export const count = new Database('jobs.db').prepare('SELECT count(*) FROM jobs').get();\` with SQL, expected a call of the storage layer (the \`Database\` trait)
  why:  PRIORITY_1 and CX-DBP-001: work that bypasses the Database trait is blocked, so that moving to another database takes a week.
  help: Move it behind the storage layer and call that. If the file is part of the storage layer, a change of the law adds it: "storage-boundary": { "storagePaths": [...] }
\`\`\`

### A pool in a handler

\`\`\`file src/api/jobs.rs
pub async fn list(pool: &sqlx::SqlitePool) -> Vec<Job> {
    load(pool).await
}
\`\`\`

\`\`\`commit
list jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

\`\`\`text
src/api/jobs.rs:1:1  error  storage-boundary/around-the-boundary
  src/api/jobs.rs has the new line \`pub async fn list(pool: &sqlx::SqlitePool) -> Vec<Job> {\` with a database driver, expected a call of the storage layer (the \`Database\` trait)
  why:  PRIORITY_1 and CX-DBP-001: work that bypasses the Database trait is blocked, so that moving to another database takes a week.
  help: Move it behind the storage layer and call that. If the file is part of the storage layer, a change of the law adds it: "storage-boundary": { "storagePaths": [...] }

src/api/jobs.rs:1:1  error  storage-boundary/around-the-boundary
  src/api/jobs.rs has the new line \`pub async fn list(pool: &sqlx::SqlitePool) -> Vec<Job> {\` with a pool or connection of a database, expected a call of the storage layer (the \`Database\` trait)
  why:  PRIORITY_1 and CX-DBP-001: work that bypasses the Database trait is blocked, so that moving to another database takes a week.
  help: Move it behind the storage layer and call that. If the file is part of the storage layer, a change of the law adds it: "storage-boundary": { "storagePaths": [...] }
\`\`\`

### A line and a file that nobody can search

Warnings: they block nothing, and nothing is passed over in silence.

\`\`\`json config
{ "limits": { "codeBytes": 300 }, "rules": { "storage-boundary": { "longestLine": 80 } } }
\`\`\`

\`\`\`file src/table.ts
export const table = '0123456789012345678901234567890123456789012345678901234567890123456789';
\`\`\`

\`\`\`file src/large.ts
export const first = 'the first of the rows in this file, which is larger than it may be';
export const second = 'the second of the rows in this file, which is larger than it may be';
export const third = 'the third of the rows in this file, which is larger than it may be';
export const fourth = 'the fourth of the rows in this file, which is larger than it may be';
\`\`\`

\`\`\`text
src/large.ts:1:1  warning  storage-boundary/file-too-large
  src/large.ts has more than 300 bytes, expected at most as many: its new lines were not searched for database access
  why:  PRIORITY_1 and CX-DBP-001: work that bypasses the Database trait is blocked, so that moving to another database takes a week.
  help: Split the file; or name it in "skipPaths" of storage-boundary; or raise limits.codeBytes.

src/table.ts:1:1  warning  storage-boundary/line-too-long
  src/table.ts has a new line of 94 characters, expected at most 80: it was not searched for database access
  why:  PRIORITY_1 and CX-DBP-001: work that bypasses the Database trait is blocked, so that moving to another database takes a week.
  help: Break the line; or, if a program wrote the file, name it in "skipPaths" of storage-boundary.
\`\`\`

## Passes

### The storage layer

\`\`\`file src/storage/sqlite.rs
pub async fn list(pool: &sqlx::SqlitePool) -> Result<Vec<Job>, Error> {
    Ok(sqlx::query_as("SELECT name, state FROM jobs").fetch_all(pool).await?)
}
\`\`\`

\`\`\`commit
list jobs

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

### What only mentions it

\`\`\`file app/help.ts
// sqlx::query and SELECT * FROM jobs belong into src/storage/.
export const help = 'Select a job from the list, then update the settings.';
\`\`\`

\`\`\`commit
help

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

## How to fix

Give the storage layer a function for what you need and call it through the \`Database\` trait. If the file is part of the storage layer, a change of the law names it in \`storagePaths\`.

## Options

### patterns

Patterns of this repository beside the built-in ones, as in \`no-placeholder-code\`. Default: \`[]\`.

### leaveOut

Ids of built-in patterns that do not count here. Default: \`[]\`.

### testPaths

Folders, files and patterns of tests. Default: \`["tests/", "test/", "**/tests/**", "**/test/**", "**/__tests__/**", "**/*.test.*", "**/*.spec.*", "**/*_test.*", "**/*_tests.*", "**/test_*.py", "**/conftest.py"]\`.

### skipPaths

Folders, files and patterns that are not judged: what is generated or comes from elsewhere. Default: \`["**/*.min.*", "**/*.bundle.*", "**/*.generated.*", "**/generated/**", "**/dist/**", "**/vendor/**", "**/node_modules/**", "**/target/**"]\`.

### inTests

Whether tests are judged too, also those that stand beside the code as in Rust. Default: \`false\`.

### longestLine

How many characters a line may have that is searched. Default: \`5000\`.

### storagePaths

Folders, files and patterns of the storage layer, where drivers, pools and SQL are at home. Default: \`["**/storage/**", "**/storage.*", "**/database/**", "**/database.*", "**/db/**", "**/db.*", "**/migrations/**", "**/persistence/**", "**/repositories/**"]\`.

## Does not detect

A driver behind a name of its own (\`use sqlx as db\`, a re-export, a helper that takes SQL); SQL that is put together from pieces or spread over lines so that no line looks like SQL; files in other languages and \`.sql\` files; a
storage layer that hands its connection out. What base already has.
`,"waiver-ledger":`# waiver-ledger

A waiver says for which rule and where, why, who approved it and when it ends; and it does end.

## Law

**CX-600B**: all waivers are logged with their approval date, and expire at the phase boundary.

## What it checks

\`docs/WAIVERS.md\` is the one place that waives anything. A note inside a packet, a comment in code or a sentence in this file is prose. Every row of a table with the columns
ID, Rule, Target, Reason, Approver, Approved on, Expires is a waiver; their order does not matter, and neither does the spelling, as far as it is a usual one (\`Rule ID\`, \`Approved by\`, \`Expiry date\`). Of each row:

* No cell is empty or a placeholder, and no two rows have the same id.
* **Rule** is a rule that can be waived. \`signature-lock\`, \`user-signature\`, \`signature-ledger\`, \`no-code-by-orchestrator\`, \`spec-version-lock\`, \`phase-closure\` and this rule are among those that never are; \`npx handshake-check explain\` says it of each.
* **Target** is the exact id of one packet, or a path: a file, a folder with \`/\` at its end, or a pattern of \`*\` and \`**\`. A path begins with a whole name, so that \`*\` or \`**/*.ts\` alone is none. A packet's id
  covers what is found in the packet and what is found about it elsewhere. The files of the law itself are covered by nothing.
* **Approver** is one of \`signers\` in the configuration of the base, when it lists any; otherwise any name.
* **Approved on** is a real day, \`2026-01-31\`, that has begun.
* **Expires** is a real day, to the end of which (in UTC) the waiver holds, or a phase, \`Phase 1\`, with the closing of which it ends. Without an end there is no waiver. A waiver for a packet ends at the latest when the
  phase of the packet is closed on the task board.

A waiver counts from the tree that already had it: those of the base cover findings of a change, those that the change brings do not. What is covered is reported as waived, with the id of the waiver, and
counted, and does not block. A row with which something is wrong waives nothing.

Two things are only said, as warnings: a target that is not in the repository, and, where everything is examined (\`--all\`), a waiver that covers nothing that its rule finds. The second can be told only of rules that judge
packets or the tree; what a change does, only a change shows.

## Why

A rule that cannot be set aside is worked around. A waiver that has no end becomes the rule.

## Blocked

### No reason, and no approver

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job-20260102 | TBD |  | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/cell-missing
  Reason of W-1 is missing, expected why the rule is not kept here
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | TBD |  | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Fill the cell in. Until then the row waives nothing.

docs/WAIVERS.md:7:1  error  waiver-ledger/cell-missing
  Approver of W-1 is missing, expected the name of who approved it
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | TBD |  | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Fill the cell in. Until then the row waives nothing.
\`\`\`

### For ever

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | never |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/cell-malformed
  Expires of W-1 is \`never\`, expected a date such as 2026-03-31, or a phase such as Phase 1
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | never |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Write the cell as expected, and nothing after it. Until then the row waives nothing.
\`\`\`

### For everything

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | ** | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/cell-malformed
  Target of W-1 is \`**\`, expected a packet id such as WP-1-Job-Cancel-20260131, or a path such as src/jobs.ts, src/jobs/ or src/**/*.ts that begins with a whole name
     7 | | W-1 | measurable-done | ** | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Write the cell as expected, and nothing after it. Until then the row waives nothing.
\`\`\`

### Past its end

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2025-11-01 | 2026-01-05 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/expired
  W-1 has ended with 2026-01-05, expected a waiver that still holds
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2025-11-01 | 2026-01-05 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Take W-1 out, or let the user approve a new waiver with an id and an end of its own.
\`\`\`

### Ended before it was approved

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-04 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/ends-before-approval
  W-1 ends on 2026-01-04, expected no earlier than 2026-01-05, when it was approved
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-04 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Take W-1 out, or let the user approve a new waiver with an id and an end of its own.
\`\`\`

### Approved on a day that is still to come

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-02-01 | 2026-03-01 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/approved-later
  W-1 is approved on 2026-02-01, which is still to come, expected a day that has begun
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-02-01 | 2026-03-01 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Write the day on which it was approved.
\`\`\`

### Longer than the phase of its packet

The board of this repository has closed Phase 1.

\`\`\`diff board base
 ## Cancelled
+
+## Phase 1: CLOSED
\`\`\`

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-12-31 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/phase-closed
  W-1 has ended with Phase 1, which is closed, expected no waiver that outlives its phase
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-12-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Take W-1 out, or let the user approve a new waiver with an id and an end of its own.
\`\`\`

### A rule that does not exist

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | mesurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/unknown-rule
  W-1 waives \`mesurable-done\`, which is no rule, expected \`measurable-done\`
     7 | | W-1 | mesurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Write the id of the rule as it stands at the head of what it printed, before the slash.
\`\`\`

### A rule that cannot be waived

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | signature-lock | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/unwaivable-rule
  W-1 waives signature-lock, expected a rule that can be waived
     7 | | W-1 | signature-lock | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Take W-1 out and keep the rule: npx handshake-check explain signature-lock
\`\`\`

### A part of the law itself

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | governed-text | docs/ORCHESTRATOR_PROTOCOL.md | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/law-target
  W-1 is for \`docs/ORCHESTRATOR_PROTOCOL.md\`, expected a target that is no part of the law itself
     7 | | W-1 | governed-text | docs/ORCHESTRATOR_PROTOCOL.md | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Take W-1 out. The files of the law change by a signed packet of their own.
\`\`\`

### Approved by somebody who may not sign

\`\`\`json config
{ "signers": ["alice"] }
\`\`\`

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | mallory | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/unknown-approver
  W-1 is approved by \`mallory\`, expected one of \`alice\`
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | mallory | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Have it approved by one of the signers that the configuration of the base names.
\`\`\`

### One id for two waivers

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
+| W-1 | risk-tier | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  error  waiver-ledger/duplicate-id
  W-1 is the id of two waivers, expected an id of its own for \`| W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |\`
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Give one of the two another id. Until then neither waives anything.

docs/WAIVERS.md:8:1  error  waiver-ledger/duplicate-id
  W-1 is the id of two waivers, expected an id of its own for \`| W-1 | risk-tier | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |\`
     8 | | W-1 | risk-tier | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Give one of the two another id. Until then neither waives anything.
\`\`\`

### No table

\`\`\`file docs/WAIVERS.md
# Waivers

measurable-done is waived for WP-1-Retry-Job-20260102.
\`\`\`

\`\`\`text
docs/WAIVERS.md:1:1  error  waiver-ledger/no-table
  \`docs/WAIVERS.md\` has no table of waivers, expected one with the header | ID | Rule | Target | Reason | Approver | Approved on | Expires |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Write the header and its ruler:
        | ID | Rule | Target | Reason | Approver | Approved on | Expires |
        | --- | --- | --- | --- | --- | --- | --- |
\`\`\`

### A target that is not there

A warning.

\`\`\`diff waivers
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  warning  waiver-ledger/names-nothing
  W-1 is for \`WP-1-Retry-Job\`, which is not in the repository, expected something that is there
     7 | | W-1 | measurable-done | WP-1-Retry-Job | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Take W-1 out if its target is gone, or write the target as it is now called.
\`\`\`

### Needed by nothing

A warning, and only where everything is examined.

\`\`\`diff waivers base
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`json whole
{}
\`\`\`

\`\`\`text
docs/WAIVERS.md:7:1  warning  waiver-ledger/unused
  W-1 covers nothing that measurable-done finds in \`WP-1-Retry-Job-20260102\`, expected only waivers that are needed
     7 | | W-1 | measurable-done | WP-1-Retry-Job-20260102 | The numbers come with the next measurement | alice | 2026-01-05 | 2026-01-31 |
  why:  CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.
  help: Take W-1 out.
\`\`\`

## Passes

### A waiver of the base covers what a change does

The line is reported as waived.

\`\`\`diff waivers base
 | --- | --- | --- | --- | --- | --- | --- |
+| W-1 | no-placeholder-code | src/jobs.ts | The queue is rewritten in the next packet | alice | 2026-01-05 | 2026-01-31 |
\`\`\`

\`\`\`diff src/jobs.ts
 export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
+// TODO: cancel running jobs
\`\`\`

\`\`\`commit
begin with cancelling

Role: Coder
Work-Packet: WP-1-Cancel-Job-20260101
\`\`\`

### Another order and other names of the columns

\`\`\`file docs/WAIVERS.md base
# Waivers

| Waiver ID | Approved by | Approval date | Expiry date | Rule ID | Applies to | Why |
| --- | --- | --- | --- | --- | --- | --- |
| W-1 | alice | 2026-01-05 | Phase 1 | \`measurable-done\` | \`docs/task_packets/\` | The numbers come with the next measurement |
\`\`\`

\`\`\`diff draft
-- **Assumptions**: none
+- **Assumptions**: ASSUMPTION: a retry needs no new input
\`\`\`

## How to fix

Fill in what is missing, or take the row out and keep the rule. A waiver that has ended is not prolonged: the user approves a new one, with an id of its own.

The ledger belongs to the law itself, so a change of it is a change of the law (see \`law-integrity\`). Its header:

\`| ID | Rule | Target | Reason | Approver | Approved on | Expires |\`

## Options

None. \`paths.waivers\` in the configuration says where the ledger stands.

## Does not detect

* Whether the approver knows of it: a name in a table proves nobody. The change that brings the row is where a person has to look.
* Whether the reason is a good one.
* A waiver that only a change could need, for example of \`status-step\`: it stays without a word until it ends.
`,"governed-text":`# governed-text

Governed files are UTF-8 and hold no character that one reader sees and another does not.

## Law

**Field evidence**: of 92 packets in use, 33 were not valid UTF-8 and 36 had a code fence that a shell had mangled.

## What it checks

Packets, task board, Master Spec, spec pointer and signature ledger, when the change touches them (all but old Master Spec versions for \`--all\`): bytes that are not UTF-8, UTF-8 that was read as Windows-1252 and saved again, control characters,
bidirectional controls, invisible characters, and carriage returns without a line feed. The first of each kind on each line is reported. What the base already had on the same line is inherited.

The names of files are text, too. Wherever something is governed, code included, a path holds no bytes that are not UTF-8, no control or invisible characters and no backslash. A joiner (U+200C,
U+200D) between two letters of a script that is spelled with it, or between two pictures of an emoji, counts as seen, in names as in texts. In the folders of the governed documents
(\`docs/\` and everything below it, unless the configuration says otherwise) a path is also one that every system can check out: no \`< > : " | ? *\`, no dot or blank at the end of a name, no name that Windows keeps for a device
(\`CON\`, \`aux.md\`) or takes for \`.git\`, no name of more than 255 bytes, and no path of more than 1,024. Paths that the base already had are inherited.

## Why

People, agents and the gate must read the same text. A byte order mark at the start, CRLF line ends and emoji are harmless and pass.

## Blocked

### A byte that is not UTF-8

\`\`\`file docs/SPEC_CURRENT.md latin1
The current Master Spec is **docs/spec/Master_Spec_v01.00.md** (§ 1).
\`\`\`

\`\`\`text
docs/SPEC_CURRENT.md:1:65  error  governed-text/invalid-utf8
  line 1 of docs/SPEC_CURRENT.md has byte 0xa7, expected UTF-8: \`The current Master Spec is **docs/spec/Master_Spec_v01.00.md** (§ 1).\`
  why:  People, agents and the gate must read the same text; a character that one of them does not see can hide a rule or a scope.
  help: Save the file as UTF-8. The byte was read as Windows-1252; repairing the encoding of a signed packet does not break its lock.
\`\`\`

### Mojibake

\`\`\`diff board
 ## In Progress
+
+See Â§ 1.2.
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:13:5  error  governed-text/mojibake
  line 13 of docs/TASK_BOARD.md has 'Â§' for '§', UTF-8 that was read as Windows-1252 and saved again: \`See Â§ 1.2.\`
    13 | See Â§ 1.2.
  why:  People, agents and the gate must read the same text; a character that one of them does not see can hide a rule or a scope.
  help: Write the character that was meant. Repairing the encoding of a signed packet does not break its lock.
\`\`\`

### A control character

\`\`\`diff board
 ## In Progress
+
+See \`\\u{8}ash\`.
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:13:6  error  governed-text/control
  line 13 of docs/TASK_BOARD.md has the control character U+0008, expected printable text: \`See '\\u{8}ash'.\`
    13 | See \`\\u{8}ash\`.
  why:  People, agents and the gate must read the same text; a character that one of them does not see can hide a rule or a scope.
  help: Remove the character. A back-tick followed by U+0008 is what a shell leaves of a code fence.
\`\`\`

### A character that turns the text round

\`\`\`diff board
 ## In Progress
+
+Approved by \\u{202e}ecila.
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:13:13  error  governed-text/bidi
  line 13 of docs/TASK_BOARD.md has the bidirectional character U+202E, which shows text in another order than it is stored: \`Approved by \\u{202e}ecila.\`
    13 | Approved by \\u{202e}ecila.
  why:  People, agents and the gate must read the same text; a character that one of them does not see can hide a rule or a scope.
  help: Remove the character.
\`\`\`

### An invisible character

\`\`\`diff board
 ## In Progress
+
+WP-1-\\u{200b}Cancel-Job
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:13:6  error  governed-text/zero-width
  line 13 of docs/TASK_BOARD.md has the invisible character U+200B: \`WP-1-\\u{200b}Cancel-Job\`
    13 | WP-1-\\u{200b}Cancel-Job
  why:  People, agents and the gate must read the same text; a character that one of them does not see can hide a rule or a scope.
  help: Remove the character.
\`\`\`

### A carriage return alone

\`\`\`diff board
 ## In Progress
+
+one\\u{d}two
\`\`\`

\`\`\`text
docs/TASK_BOARD.md:13:4  error  governed-text/lone-cr
  line 13 of docs/TASK_BOARD.md has a carriage return without a line feed, expected LF or CRLF: \`one\\u{d}two\`
    13 | one
  why:  People, agents and the gate must read the same text; a character that one of them does not see can hide a rule or a scope.
  help: Save the file with LF line ends.
\`\`\`

### A path that is another one on Windows

\`\`\`file docs/plans\\2026.md
Plans.
\`\`\`

\`\`\`text
docs/plans\\2026.md:1:1  error  governed-text/misleading-path
  The path \`docs/plans\\2026.md\` holds a backslash, which separates folders on Windows, expected a path that everybody reads as it is
  why:  Whoever cannot check the governed documents out, or sees another name than there is, reads something else than the gate.
  help: Rename the file: letters of any language, digits and common signs are fine.
\`\`\`

### A path that not everybody can check out

\`\`\`file docs/AUX.md
Auxiliary notes.
\`\`\`

\`\`\`text
docs/AUX.md:1:1  error  governed-text/unportable-path
  The path \`docs/AUX.md\` holds the name \`AUX.md\`, which Windows keeps for a device, expected a path that every system can check out
  why:  Whoever cannot check the governed documents out, or sees another name than there is, reads something else than the gate.
  help: Rename the file, or move it out of the folders of the governed documents.
\`\`\`

## Passes

### Plain text in any language

\`\`\`diff board
 ## In Progress
+
+Über § 1.2 – siehe 日本 ✅
\`\`\`

### A name in any language

\`\`\`file docs/Über-die-Ablage-日本.md
Notes.
\`\`\`

## How to fix

Rename a path with \`git mv\`. Save the file as UTF-8 and write the character that was meant. Repairing the encoding of a signed packet does not break its lock, as long as the text stays the same.

## Options

None.

## Does not detect

Letters of other alphabets that look like Latin ones: in field names see \`plain-packet\`. Names of code files that Windows keeps for devices. Paths that differ only by case: those of governed files see \`law-integrity\` and \`packet-id\`.
`};var RUN=/[^\s`*"'<>()[\]{}|,;]+/g,MARKDOWN_NAME=/^(.*?[^/\\]\.md)(?![\w-])/i;var CLOSINGS={"`":"`","*":"*","[":"]",'"':'"',"'":"'","<":">","(":")"};function markdownFiles(text){let files=[];for(let match of text.matchAll(RUN)){let name3=MARKDOWN_NAME.exec(match[0])?.[1];if(name3===void 0)continue;let start4=startOfName(text,match.index,match.index+name3.length);files.push({name:text.slice(start4,match.index+name3.length),offset:start4})}return files}function startOfName(text,start4,end){let before=text.slice(Math.max(0,start4-80),start4),quoted=/[`*[(<"'][^`*[\](){}<>"'|,;:\r\n]*$/.exec(before)?.[0];if(quoted!==void 0&&CLOSINGS[quoted.charAt(0)]===text.charAt(end)){let blanks=quoted.length-quoted.slice(1).trimStart().length;return start4-quoted.length+blanks}if(!/^v\d/i.test(text.slice(start4,end)))return start4;let words=/(?:[A-Z][\w.-]{0,40} ){1,4}$/.exec(before)?.[0];return start4-(words?.length??0)}function isPacketPath(paths,path){return folderOf(path)===paths.packets&&/^WP-.*\.md$/.test(baseName(path))}function governedPart(paths,path){return path===paths.packets||path.startsWith(`${paths.packets}/`)?"packets":path===paths.board?"board":path===paths.specPointer?"spec-pointer":path===paths.ledger?"ledger":signatureOfFile(paths,path)!==null?"signatures":path===paths.waivers?"waivers":path===paths.ossRegister?"oss-register":isSpecPath(paths,path)?"spec":matchesAny(paths.law,path)?"law":matchesAny(paths.code,path)?"code":null}function isSpecPath(paths,path){return paths.spec.some(pattern=>matchesGlob(pattern,path))}var WORDS=/^(?:tbd|todo|tba|fixme|xxx|pending|placeholder|to be (?:defined|decided|determined|done))[.!:]*$/i,DOTS=/^(?:…|\.{2,}|\?{2,})$/,ENCLOSED=/^(?:\{[^{}]*\}|<[^<>]*>)$/,BRACKETED=/^\[[^[\]]*\]$/,TWO_WORDS=/[a-z] [a-z]/i,TEMPLATE_TOKEN=/\{(?:phase|name|suffix|short-name|ID|Name|specific [^{}]*|another specific [^{}]*|your agent ID|user or source|ISO 8601 timestamp|\d+-\d+ [^{}]*)\}/,CITES_IN_BRACKETS=new Set(["SPEC_ANCHOR"]);function isPlaceholder(text,field){let bare2=trimBoth(text.trim(),/["'`]/).trim();return WORDS.test(bare2)||DOTS.test(bare2)||ENCLOSED.test(bare2)?!0:!CITES_IN_BRACKETS.has(field)&&BRACKETED.test(bare2)&&TWO_WORDS.test(bare2)}function templateToken(code){return TEMPLATE_TOKEN.exec(code)?.[0]??null}var BETWEEN_NAMES=/[\s`"'()[\]{}<>,;|]+/,ENDING=/\.[A-Za-z][A-Za-z0-9]{0,9}$/,ABBREVIATION=/^(?:e\.g|i\.e|etc)$/i,BARE_NAME=/^(?:makefile|dockerfile|justfile|procfile|license|codeowners|readme|changelog)$/i;function namedFiles({text}){return withoutBlanks(text).split(BETWEEN_NAMES).map(word=>trimBoth(word,word.includes("/*")?/[:.!?]/:/[:.!?*]/).replace(/^\//,"")).map(word=>word.replace(/[#:]\S{0,80}$/,"")).filter((word,at)=>isFileName(word,at===0||text.startsWith(`\`${word}`)))}function withoutBlanks(text){let joined3="",from=0;for(let{name:name3,offset}of markdownFiles(text))!name3.includes(" ")||offset<from||(joined3+=text.slice(from,offset)+name3.replaceAll(" ","_"),from=offset+name3.length);return joined3+text.slice(from)}function isFileName(word,isFirst){return ABBREVIATION.test(word)?!1:ENDING.test(word)||BARE_NAME.test(word)?!0:word.includes("/")&&(isFirst||word.endsWith("/")||word.includes("*"))}var GENERAL=/(?:^|\/)(?:[A-Z]+_PROTOCOL\.md|(?=[^/]*Codex)[^/]*\.md|CLAUDE\.md|AGENTS\.md)$/i,GENERAL_PARTS=new Set(["board","spec","spec-pointer","ledger"]);function isTaskFile(path,standing,paths){return standing.some(document=>isSameFile(document,path))||GENERAL.test(path)?!1:!GENERAL_PARTS.has(governedPart(paths,path)??"")}function isSameFile(document,name3){return document.toLowerCase()===name3.replace(/^\.\//,"").toLowerCase()}var ARROW=/-{1,3}>|={1,2}>|→|⇒|➜|➔|—>|–>/;function isRiskRow({text}){let sides=ARROW.test(text)?text.split(ARROW):text.split("|");return sides.length>1&&sides.slice(0,2).every(saysSomething)}function saysSomething(side){let bare2=trimBoth(side,/[\s"'`“”*_|-]/);return/[\p{L}\p{N}]/u.test(bare2)&&!isPlaceholder(side,"RISK_MAP")}var NOTHING=/^(?:none|nothing|n\/a|na|nil|no|not applicable|-|–|—)$/i;function saysNothing({value}){return value.items.length>0&&value.items.every(({text})=>NOTHING.test(trimBoth(text,/[\s"'`*_.!()[\]]/)))}var ADVISED_COUNTS={FILES_TO_OPEN:{least:5,most:10,one:"file of the task",many:"files of the task"},SEARCH_TERMS:{least:5,most:20,one:"term",many:"terms"},RISK_MAP:{least:3,most:8,one:"failure",many:"failures"}};var messages={"standing-document-missing":data=>({message:`FILES_TO_OPEN of ${data.packet} has no ${quote(data.document)}, expected the standing documents that orient every Coder`,help:`Add the line: * ${data.document}`}),"no-task-file":data=>({message:`FILES_TO_OPEN of ${data.packet} is ${data.files.length===0?"without the name of a file":listed(data.files,4)}, expected at least one file of this task beside the standing documents`,help:"Add the files that the work changes or has to be understood from, one a line: * src/jobs.ts"}),"says-nothing":data=>({message:`${data.field} of ${data.packet} is ${quote(data.actual)}, expected at least one entry`,help:`Name what the Coder starts from: ${HELP[data.field]??""}`}),"not-a-risk":data=>({message:`RISK_MAP of ${data.packet} has the row ${quote(data.row)}, expected "failure" -> subsystem`,help:'Say what may go wrong and what it hits: * "Database migration fails" -> Storage layer'}),"count-advised":data=>{let{least,most,one,many}=ADVISED_COUNTS[data.field];return{message:`${data.field} of ${data.packet} has ${counted(data.count,one,many)}, expected ${least} to ${most}`,help:"Nothing has to be done: the numbers of the template are advice."}}},HELP={SEARCH_TERMS:'* "create_job"',RUN_COMMANDS:"npm test",RISK_MAP:'* "Database migration fails" -> Storage layer'},bootstrapComplete=defineRule({id:"bootstrap-complete",clauses:["CX-577","Mistake 3"],blocksWhen:'FILES_TO_OPEN lacks a standing document or holds no task-specific file; SEARCH_TERMS, RUN_COMMANDS or RISK_MAP says nothing; a RISK_MAP row is not `"failure" -> subsystem`',why:"CX-577 and Mistake 3: the Coder starts from the packet alone, and what it does not lead to will be missed.",reads:["packets"],completeness:!0,waivable:!0,options:{standingDocuments:{schema:{type:"array",items:{type:"string",minLength:1,maxLength:512},maxItems:100,uniqueItems:!0},default:["docs/START_HERE.md","docs/ARCHITECTURE.md"],description:"The documents that every packet has its Coder open, beside the spec pointer (paths.specPointer)."}},messages,*packet(context){let{packet}=context;yield*filesToOpen(context);for(let name3 of["SEARCH_TERMS","RUN_COMMANDS","RISK_MAP"]){let field=fieldOf(packet,name3);if(!field||field.value.items.length===0)continue;let at=spanLocation(packet.path,field.value.span);if(saysNothing(field)){yield{message:"says-nothing",data:{packet:packet.id,field:name3,actual:field.value.text},at,identity:`${packet.id} ${name3}`};continue}name3==="RISK_MAP"&&(yield*riskRows(context,field)),name3!=="RUN_COMMANDS"&&(yield*advice(context,field,name3,field.value.items.length))}}});function*filesToOpen(context){let{packet,law,options}=context,field=fieldOf(packet,"FILES_TO_OPEN");if(!field||field.value.items.length===0)return;let at=spanLocation(packet.path,field.value.span),files=field.value.items.flatMap(namedFiles),[first,...others]=options.standingDocuments,standing=[...first===void 0?[]:[first],law.paths.specPointer,...others];for(let document of standing)files.some(file=>isSameFile(document,file))||(yield{message:"standing-document-missing",data:{packet:packet.id,document},at});files.filter(file=>isTaskFile(file,standing,law.paths)).length>0?yield*advice(context,field,"FILES_TO_OPEN",countOf(field,standing)):yield{message:"no-task-file",data:{packet:packet.id,files},at,identity:packet.id}}function countOf({value},standing){return value.items.filter(item=>{let[file]=namedFiles(item);return file===void 0||!standing.some(document=>isSameFile(document,file))}).length}function*riskRows({packet},{value}){for(let item of value.items){if(isRiskRow(item)||isPlaceholder(item.text,"RISK_MAP"))continue;yield{message:"not-a-risk",data:{packet:packet.id,row:item.text},at:spanLocation(packet.path,item.span)}}}function*advice({packet},{value},field,count){let{least,most}=ADVISED_COUNTS[field];count>=least&&count<=most||(yield{message:"count-advised",data:{packet:packet.id,field,count},at:spanLocation(packet.path,value.span),severity:"warning",identity:`${packet.id} ${field}`})}function readPattern(written2){let path=written2.startsWith("./")?written2.slice(2):written2;return isOutside(path)?{fault:"escapes"}:/^[*./]*$/.test(path)?{fault:"everything"}:(path.endsWith("/")?path.slice(0,-1):path).split("/").some(isOdd)||/^!|[\\?{}]/.test(path)?{fault:"signs"}:{pattern:path}}function isOdd(segment){let isMixed=segment.includes("**")&&segment!=="**";return segment===""||segment==="."||isMixed||/^\.{3}|…/.test(segment)}function isOutside(path){return path.startsWith("/")&&path!=="/"?!0:/^(?:~|\\|[A-Za-z]:[\\/])|:\/\//.test(path)||path.split(/[\\/]/).includes("..")}function covers(pattern,path){let name3=pattern.endsWith("/")?pattern.slice(0,-1):pattern;return isGlob(name3)?matchesGlob(name3,path)||name3!==pattern&&matchesGlob(`${name3}/**`,path):path===name3||isInside(name3,path)}function coversPattern(wide,narrow){let name3=narrow.endsWith("/")?narrow.slice(0,-1):narrow,spansFolders=name3.includes("**")||name3!==narrow;return isGlob(wide)&&spansFolders&&!wide.includes("**")&&!wide.endsWith("/")?wide===narrow:covers(wide,name3)}var MOST_ALTERNATIVES=8;function withoutBraces(path){let open2=path.indexOf("{"),close=path.indexOf("}");if(open2<0||close<open2||path.indexOf("{",open2+1)>=0||path.indexOf("}",close+1)>=0)return[];let parts2=path.slice(open2+1,close).split(",");return parts2.length>MOST_ALTERNATIVES?[]:parts2.map(part=>`${path.slice(0,open2)}${part.trim()}${path.slice(close+1)}`)}function entryPaths(written2){let line=withoutLabel(withoutBold(beforeComment(written2))),prose=[{text:written2,isProse:!0,isQuoted:!1,note:""}],paths=[];for(let rest=line;rest!=="";){let word=nextWord(rest);if(word===null||word.text==="")return prose;let{note:note2,after,isProse}=noteBehind(word.rest);if(isProse)return prose;paths.push({text:word.text,isProse:!1,isQuoted:word.isQuoted,note:note2}),rest=after}return paths.length>0?paths:prose}function beforeComment(line){let comment=line.indexOf("<!--");return(comment<0?line:line.slice(0,comment)).trim()}function withoutBold(line){let end=line.indexOf("**",2);return line.startsWith("**")&&end>2&&!/[/*]/.test(line[2]??"")&&!/[/*]/.test(line[end-1]??"")?line.slice(2,end)+line.slice(end+2):line}function withoutLabel(line){let colon=line.indexOf(": "),label2=colon<0?"":line.slice(0,colon);return colon>0&&/^[A-Za-z]+$/.test(label2)?line.slice(colon+2).trimStart():line}function nextWord(line){let quote2=line.charAt(0);if(quote2==="`"||quote2==='"'){let end2=line.indexOf(quote2,1);return end2<0?null:{text:withoutLines(line.slice(1,end2).trim()),isQuoted:!0,rest:line.slice(end2+1)}}let blank=line.search(/\s/),length=blank<0?line.length:blank,name3=line.lastIndexOf("/",length-1)+1,glued=line.slice(name3,length).search(/[^/][([](?:new|created?)\b/i),end=glued<0?length:name3+glued+1,bare2=trimRight(line.slice(0,end),/[,;:]/),text=bare2.endsWith(".")&&!/^[./]+$/.test(bare2)?bare2.replace(/([^.])\.$/,"$1"):bare2;return{text:withoutLines(text),isQuoted:!1,rest:line.slice(bare2.length)}}function withoutLines(path){let colon=path.lastIndexOf(":");return colon>0&&/^:\d+(?:-\d+)?$/.test(path.slice(colon))?path.slice(0,colon):path}var REMARK=/^(?:[([|#:=→]|[*_]+\(|[-–—](?:[\s>-]|$)|\/\/|new(?: file| folder)?$)/i;function noteBehind(behind){let rest=behind.trim(),next=nextPath(rest);if(rest===""||next!==null)return{note:"",after:next??"",isProse:!1};if(/^[,;.]/.test(rest))return{note:rest,after:"",isProse:!1};if(!REMARK.test(rest))return{note:"",after:"",isProse:!0};let end=rest.startsWith("(")?closingBracket(rest):-1,after=end<0?null:nextPath(rest.slice(end+1).trim());return after===null?{note:rest,after:"",isProse:!1}:{note:rest.slice(0,end+1),after,isProse:!1}}function nextPath(rest){let separator=/^(?:[,;+&]|and\b|or\b)\s*/i.exec(rest);if(!separator)return null;let text=rest.slice(separator[0].length),word=nextWord(text);return word&&(word.isQuoted||/[/*]|^\.\w|\w\w\.\w/.test(word.text))?text:null}function closingBracket(text){let depth=0;for(let at=0;at<text.length;at++)if(text[at]==="(")depth++;else if(text[at]===")"&&--depth===0)return at;return-1}function scopeOf(packet){return{inScope:entriesOf(packet,"IN_SCOPE_PATHS"),outOfScope:entriesOf(packet,"OUT_OF_SCOPE").filter(({pattern})=>pattern!==null)}}function isInScope({inScope},path){return inScope.some(({pattern,isReadOnly})=>pattern!==null&&!isReadOnly&&covers(pattern,path))}function excludedBy({outOfScope},path){let lower2=path.toLowerCase();return outOfScope.find(({pattern})=>pattern!==null&&covers(pattern.toLowerCase(),lower2))}function entriesOf(packet,name3){return(fieldOf(packet,name3)?.value.items??[]).flatMap(item=>linesOf(item).flatMap(line=>lineEntries(line,item,name3)))}function linesOf({text,code}){return text.split(`
`).map(line=>line.trim()).filter((line,index2)=>line===""||line.startsWith("<!--")||code&&line.startsWith("#")?!1:index2===0||/[/*]/.test(line)&&entryPaths(line).every(({isProse})=>!isProse))}function lineEntries(line,{span},name3){return entryPaths(line).map(({text,isProse,isQuoted,note:note2})=>{let reading=readPattern(text),isUnclear=isProse||LIMITS.test(note2)||name3==="OUT_OF_SCOPE"&&note2.startsWith(":"),fault=isUnclear?"prose":"fault"in reading?reading.fault:null,pattern=fault===null&&"pattern"in reading?reading.pattern:null;return{text:isUnclear?line:text,pattern,fault,isNew:NEW.test(note2),isReadOnly:READ_ONLY.test(note2),isWord:pattern!==null&&!isQuoted&&!/[/.*]/.test(pattern),span}})}var NEW=/^[\s([*_|:–—-]*(?:new|created?|to be created)\b/i,READ_ONLY=/\b(?:read[- ]only|do not (?:edit|change|modify|touch))\b/i,LIMITS=/\b(?:except|excluding|but not)\b/i;function nearName(written2,names2){let wanted2=written2.toLowerCase(),nearest2=null;for(let name3 of names2){let other=name3.toLowerCase(),edits=Math.abs(other.length-wanted2.length)<=13&&(other.startsWith(wanted2)||wanted2.startsWith(other))?.5:editsBetween(wanted2,other);edits<=3&&(nearest2===null||edits<nearest2.edits)&&(nearest2={name:name3,edits})}return nearest2?.name??null}function editsBetween(a,b){if(Math.abs(a.length-b.length)>3)return 4;let above=Array.from({length:b.length+1},(_,index2)=>index2);for(let row=1;row<=a.length;row++){let line=[row];for(let column=1;column<=b.length;column++){let replaced=(above[column-1]??0)+(a[row-1]===b[column-1]?0:1);line.push(Math.min(replaced,(above[column]??0)+1,(line[column-1]??0)+1))}if(Math.min(...line)>3)return 4;above=line}return above[b.length]??0}function matchesSomething(pattern,tree){return!isGlob(pattern)&&tree.entry(pattern)!==void 0||tree.paths().some(path=>covers(pattern,path))}function isWordOnly({pattern,isWord,isNew},tree){return isWord&&!isNew&&pattern!==null&&!matchesSomething(pattern,tree)}var MOST_OFFERS=3;function likelyMeant(pattern,tree){if(isGlob(pattern)||pattern.endsWith("/"))return[];let name3=baseName(pattern).toLowerCase(),same=tree.paths().filter(path=>baseName(path).toLowerCase()===name3);if(same.length>0)return same.slice(0,MOST_OFFERS);let folder=folderOf(pattern),siblings=tree.paths().filter(path=>folderOf(path)===folder),near=nearName(name3,siblings.map(baseName));return siblings.filter(path=>baseName(path)===near)}var start=({packet,entry})=>`IN_SCOPE_PATHS of ${packet} has ${quote(entry)}`,FORMS="src/jobs.ts, src/jobs/ or src/**/*.ts",messages2={"no-path":data=>({message:`${start(data)}, expected a path or pattern of the repository such as ${FORMS}`,help:'Write each path on a line of its own, with what there is to say about it behind: "  * src/jobs.ts (the queue)". A path with blanks goes between back-ticks. What stays out belongs in OUT_OF_SCOPE.'}),everything:data=>({message:`${start(data)}, which is the whole repository, expected the files and folders that the work is about`,help:'List them, one a line: "  * src/jobs/" for a folder with all below it.'}),"outside-repository":data=>({message:`${start(data)}, which leads out of the repository, expected a path from the top of the repository`,help:'Write it without a leading /, without .. and without a drive: "  * src/jobs.ts".'}),"unknown-signs":data=>({message:`${start(data)}, whose signs have no meaning here, expected names, * within a name and ** for any folders`,help:data.spelled.length>0?`Write: ${data.spelled.map(path=>`"  * ${path}"`).join(", ")}`:`Write plain paths: ${FORMS}.`}),"in-both":data=>({message:`${start(data)}, which ${quote(data.out)} in OUT_OF_SCOPE puts out, expected it in one of them`,help:"Decide with the user which of the two is meant, and remove the other: what is out stays out."}),"matches-nothing":data=>({message:`${start(data)}, which matches nothing in the repository, expected a path that exists or the mark (new)`,help:`${data.meant.length>0?`If ${listed(data.meant)} is meant, write that. `:""}If the work makes it, write: "  * ${data.entry} (new)".`})},concreteScope=defineRule({id:"concrete-scope",clauses:["Mistake 1"],blocksWhen:"an IN_SCOPE_PATHS entry is no path or pattern of the repository, is all of it, leads out of it or also stands in OUT_OF_SCOPE; it matches nothing when the packet is introduced or signed and is not marked `(new)`",why:'Mistake 1, vague scope: nobody can say whether work stayed inside "the job system"; paths can be compared.',reads:["packets"],completeness:!0,waivable:!0,messages:messages2,*packet({packet,tree}){let{inScope,outOfScope}=scopeOf(packet);for(let entry of inScope){let finding=!isFinished2(packet)&&isWordOnly(entry,tree.snapshot)?noPath(packet,entry):unreadable(packet,entry);finding&&(yield finding);let{pattern,isReadOnly}=entry;if(pattern===null||isReadOnly)continue;let out=outOfScope.find(other=>other.pattern!==null&&coversPattern(other.pattern,pattern));if(!out)continue;let related=[{at:spanLocation(packet.path,out.span),note:"what puts it out"}];yield{message:"in-both",data:{...written(packet,entry),out:out.text},...place(packet,entry),related}}},*change({packetChanges:packetChanges2,result}){let tree=result.snapshot;for(let{kind,after}of packetChanges2)if(!(!after||kind!=="introduced"&&kind!=="signed"))for(let entry of scopeOf(after).inScope){let{pattern,isNew}=entry;if(pattern===null||isNew||isWordOnly(entry,tree)||matchesSomething(pattern,tree))continue;let data={...written(after,entry),meant:likelyMeant(pattern,tree)},severity=isPastDraft(after)?{}:{severity:"warning"};yield{message:"matches-nothing",data,...place(after,entry),...severity,identity:entry.text}}}});function unreadable(packet,entry){let data=written(packet,entry),at=place(packet,entry);switch(entry.fault){case"prose":return noPath(packet,entry);case"everything":return{message:"everything",data,...at};case"escapes":return{message:"outside-repository",data,...at};case"signs":return{message:"unknown-signs",data:{...data,spelled:withoutBraces(entry.text)},...at};default:return null}}function noPath(packet,entry){return{message:"no-path",data:written(packet,entry),...place(packet,entry)}}function written(packet,{text}){return{packet:packet.id,entry:text}}function place({path},{span}){return{at:spanLocation(path,span)}}function isFinished2({status}){return status!==null&&status.kind!=="unknown"&&(status.status==="Done"||status.status==="VALIDATED")}var WORD=/[\p{L}\p{M}\p{N}._-]+/gu,ID=/^WP(?:-[A-Za-z0-9.]+)+$/,ID_IN_TEXT=/WP-[A-Za-z0-9.-]+/g,NEEDED_BY=/^(?:\*\*)?(?:blocks|unblocks|needed by|required by)(?:\*\*:|:)/i;function dependenciesOf(packet){let words=(fieldOf(packet,"Dependencies")?.value.items??[]).flatMap(({text})=>NEEDED_BY.test(text)?[]:text.match(WORD)??[]);return[...new Set(words.map(bare).filter(word=>ID.test(word)))]}function namesAny(text,ids){for(let[word]of text.matchAll(ID_IN_TEXT))if(ids.has(bare(word)))return!0;return!1}function bare(word){return trimRight(word,/\./).replace(/\.md$/,"")}function dependencyGraph(packets){let nodes=new Map;for(let packet of packets)nodes.has(packet.id)||nodes.set(packet.id,{id:packet.id,status:statusOf(packet),needs:dependenciesOf(packet)});for(let id of[...nodes.values()].flatMap(({needs})=>needs))nodes.has(id)||nodes.set(id,{id,status:"absent",needs:[]});let sorted=[...nodes.values()].sort((a,b)=>a.id<b.id?-1:1);return{nodes:sorted,cycles:cyclesOf(sorted)}}function neighbourhood(graph,ids){let near=new Set(ids);for(let{id,needs}of graph.nodes)if(ids.has(id))for(let needed of needs)near.add(needed);else needs.some(needed=>ids.has(needed))&&near.add(id);return{nodes:graph.nodes.filter(({id})=>near.has(id)),cycles:graph.cycles.filter(cycle=>cycle.some(id=>ids.has(id)))}}function statusOf({status}){return status===null||status.kind==="unknown"?"unknown":status.status}function cyclesOf(nodes){let needs=new Map(nodes.map(node=>[node.id,node.needs])),walk=new KnotWalk(needs);for(let{id}of nodes)walk.from(id);let{knots}=walk,found=new Set;return nodes.flatMap(({id})=>{let knot=knots.get(id);if(knot===void 0||found.has(knot))return[];let cycle=wayBack(id,needs,other=>knots.get(other)===knot);return cycle!==null&&found.add(knot),cycle===null?[]:[cycle]})}function wayBack(start4,needs,inKnot){let from=new Map,queue=[start4];for(let id of queue)for(let next of needs.get(id)??[]){if(next===start4)return traced(id,start4,from);!inKnot(next)||from.has(next)||(from.set(next,id),queue.push(next))}return null}function traced(last,start4,from){let path=[last];for(let at=last;at!==void 0&&at!==start4;)at=from.get(at),at!==void 0&&path.push(at);return path.reverse()}var KnotWalk=class{constructor(needs){this.needs=needs}needs;knots=new Map;order=new Map;lowest=new Map;open=[];visits=[];from(start4){if(!this.order.has(start4)){this.enter(start4);for(let visit=this.visits.at(-1);visit;visit=this.visits.at(-1)){let next=this.needs.get(visit.id)?.[visit.next++];next===void 0?this.leave(visit.id):this.order.has(next)?this.knots.has(next)||this.lower(visit.id,this.order.get(next)??0):this.enter(next)}}}enter(id){this.lower(id,this.order.size),this.order.set(id,this.order.size),this.open.push(id),this.visits.push({id,next:0})}leave(id){let number=this.order.get(id)??0;if(this.lowest.get(id)===number)for(let member of this.open.splice(this.open.lastIndexOf(id)))this.knots.set(member,number);this.visits.pop();let parent=this.visits.at(-1);parent&&this.lower(parent.id,this.lowest.get(id)??number)}lower(id,to){this.lowest.set(id,Math.min(this.lowest.get(id)??to,to))}};function packetIds({packetEntries}){return packetEntries.map(({path})=>baseName(path).slice(0,-3))}function fieldPlace(packet,name3){let field=fieldOf(packet,name3);return field?spanLocation(packet.path,field.value.span):fileLocation(packet.path)}function sectionPlace({path,sections},titles){for(let wanted2 of titles){let section=sections.find(({title})=>title.toLowerCase()===wanted2.toLowerCase());if(section)return{path,line:section.line,column:1}}return fileLocation(path)}function reachablePackets(from,{packet}){let found=new Map(from.map(each=>[each.id,each]));for(let each of found.values())for(let id of dependenciesOf(each)){let needed=found.has(id)?null:packet(id);needed&&found.set(id,needed)}return[...found.values()]}var PAIRS=[["**","**"],["`","`"],["[","]"]];function stripDress(text){for(let[opening,closing2]of PAIRS)if(text.length>opening.length+closing2.length&&text.startsWith(opening)&&text.endsWith(closing2))return text.slice(opening.length,text.length-closing2.length).trim();return text}function signingCommit(packet,{changeset,packets}){let brings=({path,after})=>path===packet.path&&after!==null&&packets.read(after)?.signature?.text===packet.signature.text;return changeset.commits.find(commit=>commit.parents.some(({changes})=>changes.some(brings)))}function commitsHolding(packet,{changeset,packets}){let holding=new Set;for(let{id,parents}of changeset.commits){if(id===null)continue;let change=parents.flatMap(({changes})=>changes).find(({path})=>path===packet.path);(change?change.after!==null&&isSame(packets.read(change.after),packet):holding.has(parents[0]?.parent??""))&&holding.add(id)}return holding}function isSame(found,packet){return found?.signature?.text===packet.signature.text&&found.lockDigest===packet.lockDigest}function lateSignature(packet,history,hours){let{now}=history.changeset,committed=Math.min(signingCommit(packet,history)?.committer.time??now,now),{time}=packet.signature;return time>committed+hours*3600?{signed:minute(time),committed:minute(committed),hours}:null}function earlySignature(packet,hours){let written2=timeOf(stripDress(fieldOf(packet,"DATE")?.value.inline??"")),{time}=packet.signature;return written2!==null&&time<written2-hours*3600?{signed:minute(time),written:minute(written2),hours}:null}function misdated(packet,history,{hours,isReused}){let late=lateSignature(packet,history,hours),early=isReused?null:earlySignature(packet,hours),common={packet:packet.id};return[...late?[{message:"after-commit",data:{...common,...late}}]:[],...early?[{message:"before-packet",data:{...common,...early},severity:"warning"}]:[]]}function timeOf(date){let[,day,time="00:00",zone="Z"]=/^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/.exec(date)??[],milliseconds=Date.parse(`${day}T${time}${zone}`);return Number.isNaN(milliseconds)?null:Math.floor(milliseconds/1e3)}function minute(seconds){return`${new Date(seconds*1e3).toISOString().slice(0,16).replace("T"," ")} UTC`}function citedSignatures({text}){return(text.match(/[\p{L}\p{N}_-]+/gu)??[]).flatMap(word=>{let reading=parseSignature(word);return typeof reading=="string"?[]:[reading]})}function cancellationsOf({board}){return(board()?.entries.filter(({column})=>column==="Cancelled")??[]).flatMap(entry=>citedSignatures(entry).map(signature=>({packet:entry.id,signature,at:entry.at})))}function newlyCancelled(base,result){let known=cancellationsOf(base);return cancellationsOf(result).filter(each=>!known.some(other=>isSame2(each,other)))}function isSame2(one,other){return one.packet===other.packet&&one.signature.text===other.signature.text}function cancellationFaults({tree,law,now},hours){let view={law,now,hours,trees:[tree],history:new Map,keys:null};return cancellationsOf(tree).flatMap(each=>faultOf(each,view)??[])}function newCancellationFaults({law,base,result,changeset:{now,signatureHistory}},hours){let history=signatureHistory?.commits??new Map,keys=base.snapshot.entry(law.paths.allowedSigners)?.path??null,view={law,now,hours,trees:[result,base],history,keys};return newlyCancelled(base,result).flatMap(each=>faultOf(each,view)??[])}var ANOTHER="Ask the user for a signature for this cancellation: each is used exactly once.";function faultOf(cancellation,view){let{packet,signature,at}=cancellation,fault=strangerWords(signature,view)??lateWords(signature,view)??usedWords(cancellation,view)??keyWords(packet,view);return fault&&{packet,signature:signature.text,at,...fault}}function strangerWords({signer},{law:{signers}}){return signers.length===0||signers.includes(signer)?null:{says:`is by ${quote(signer)}`,expected:`one of ${signers.join(", ")}`,help:"Have the cancellation signed by one of the signers that the configuration of the base names."}}function lateWords({time},{now,hours}){return time<=now+hours*3600?null:{says:`is dated ${minute(time)}`,expected:`no later than ${hours} hours after now (${minute(now)})`,help:"Ask the user for a signature with the time at which it was given."}}function usedWords(cancellation,{trees,history}){let{text}=cancellation.signature,use=trees.map(tree=>useIn(cancellation,tree)).find(found=>found!==null);if(use)return{says:`also stands ${use}`,expected:"one of its own",help:ANOTHER};let commit=history.get(text)?.[0];return commit===void 0?null:{says:`was used before, in commit ${commit.slice(0,12)}`,expected:"one of its own",help:ANOTHER}}function useIn(cancellation,tree){let{text}=cancellation.signature,isSigned2=packet=>packet?.signature?.text===text,signed=tree.packetEntries.map(({path})=>tree.packetAt(path)).find(isSigned2);if(signed)return`in ${signed.id}`;if(tree.ledger()?.rows.some(({signature})=>signature===text))return"in the ledger";let other=cancellationsOf(tree).find(each=>each.signature.text===text&&!isSame2(each,cancellation));return other?`on the board, for ${other.packet}`:null}function keyWords(packet,{keys}){return keys===null?null:{says:"is not proved",expected:`no signature in plain text where the base has ${quote(keys)}`,help:`Take the signature off the entry, and have the user sign a packet that supersedes ${packet}; a packet that is cancelled without a signature does not count as finished.`}}function workStanding(id,tree){return standingOf(id,tree,new Set)}function standingOf(id,tree,seen){let packet=tree.packet(id);if(packet&&statusOf2(packet)==="VALIDATED")return{kind:"finished"};let retired=retiredEntry(id,tree);if(retired?.column==="Cancelled")return{kind:citedSignatures(retired).length>0?"finished":"cancelled"};if(retired){let by=successorOf(retired);return by!==null&&!seen.has(by)&&standingOf(by,tree,new Set([...seen,id])).kind==="finished"?{kind:"finished"}:{kind:"superseded",by}}return packet?{kind:"open",status:statusOf2(packet)}:{kind:"absent"}}function retiredEntry(id,{board}){let isRetired2=entry=>entry.column==="Superseded"||entry.column==="Cancelled";for(let entry of board()?.entries??[])if(entry.id===id&&isRetired2(entry))return entry;return null}function successorOf({id,text}){return(text.match(/(?<![\p{L}\p{N}._-])WP(?:-[A-Za-z0-9.]+)+/gu)??[]).map(word=>trimRight(word,/\./).replace(/\.md$/,"")).find(word=>word!==id)??null}function statusOf2({status}){return status===null||status.kind==="unknown"?"unreadable":status.status}function standingWords2(standing){switch(standing.kind){case"finished":return"VALIDATED";case"open":return standing.status==="unreadable"?"without a readable STATUS":standing.status;case"absent":return"not in the repository";case"superseded":return standing.by===null?"superseded, and the board does not say by which packet":`superseded by ${standing.by}, which is not VALIDATED`;case"cancelled":return"cancelled without a signature"}}var messages3={unknown:data=>({message:`${data.packet} depends on ${data.needs}, expected the exact id of a packet that exists`,help:data.likest===null?"Create that packet first, or take it out of Dependencies.":`Did you mean ${data.likest}?`}),cycle:data=>({message:`The packets wait for one another: ${[...data.ids,data.ids[0]].join(" -> ")}, expected an order in which each can start`,help:"Take one of these dependencies out. Where a packet is signed, a new packet without it takes its place."}),undocumented:data=>({message:`${data.packet} depends on ${listed(data.needs)}, and the task board does not say so, expected the dependency chain to stand there`,help:`Add to the entry of ${data.packet} on the board: needs ${data.needs.join(", ")}`}),"started-early":data=>({message:`${data.packet} is ${data.status} while it depends on ${data.blockers.map(({id,standing})=>`${id}, which is ${standing}`).join("; ")}, expected VALIDATED first`,help:`Leave ${data.packet} at Ready-for-Dev, or set it to Blocked, until ${listed(data.blockers.map(({id})=>id))} is VALIDATED.`})},dependencyOrder=defineRule({id:"dependency-order",clauses:["CX-573E","rule 6"],blocksWhen:"a dependency is unknown, cyclic, or not documented on the board; work starts on a packet whose blocker is not VALIDATED",why:"CX-573E and rule 6: dependencies are known before work starts, stand on the board, and what others wait for is VALIDATED first.",reads:["packets","board"],completeness:!1,waivable:!0,messages:messages3,*repository({tree,packets}){for(let packet of packets)yield*brokenReferences(packet,tree);let graph=dependencyGraph(reachablePackets(packets,tree)),examined=new Set(packets.map(({id})=>id));for(let ids of graph.cycles){let packet=tree.packet(ids.find(id=>examined.has(id))??"");packet&&(yield{message:"cycle",data:{ids},at:fieldPlace(packet,"Dependencies"),identity:ids.join(" ")})}},*change({packetChanges:packetChanges2,result}){for(let{before,after}of packetChanges2){let status=after&&statusOf3(after);if(!after||!status||!STARTED.has(status)||before&&statusOf3(before)===status)continue;let blockers=dependenciesOf(after).map(id=>({id,standing:workStanding(id,result)})).filter(({standing})=>standing.kind!=="finished").map(({id,standing})=>({id,standing:standingWords2(standing)}));blockers.length!==0&&(yield{message:"started-early",data:{packet:after.id,status,blockers},at:fieldPlace(after,"STATUS")})}}}),STARTED=new Set(["In-Progress","Done","VALIDATED"]);function*brokenReferences(packet,tree){let needs=dependenciesOf(packet);if(needs.length===0)return;let at=fieldPlace(packet,"Dependencies"),mercy=isPastDraft(packet)?{}:{severity:"warning"};for(let id of needs){if(workStanding(id,tree).kind!=="absent"||retiredEntry(id,tree))continue;yield{message:"unknown",data:{packet:packet.id,needs:id,likest:nearName(id,packetIds(tree))},at,...mercy,identity:`${packet.id} ${id}`}}let noted=new Set(tree.board()?.chain.filter(({id})=>id===packet.id).map(note2=>note2.needs)),missing4=needs.filter(id=>!noted.has(id));missing4.length>0&&(yield{message:"undocumented",data:{packet:packet.id,needs:missing4},at,...mercy})}function statusOf3({status}){return status===null||status.kind==="unknown"?null:status.status}function phaseOf(id){return/^WP-([A-Za-z0-9.]+)(?:-|$)/.exec(id)?.[1]??null}function closingHeading(phase){return`## Phase ${phase}: CLOSED`}var WAIVER_COLUMNS=["id","rule","target","reason","approver","approvedOn","expires"],WAIVER_HEADERS={id:"ID",rule:"Rule",target:"Target",reason:"Reason",approver:"Approver",approvedOn:"Approved on",expires:"Expires"},WAIVER_EXPECTATIONS={id:"a name of its own such as W-1: letters, digits, dots, underscores and hyphens",rule:"the id of a rule such as risk-tier",target:"a packet id such as WP-1-Job-Cancel-20260131, or a path such as src/jobs.ts, src/jobs/ or src/**/*.ts that begins with a whole name",reason:"why the rule is not kept here",approver:"the name of who approved it",approvedOn:"a date such as 2026-01-31",expires:"a date such as 2026-03-31, or a phase such as Phase 1"};function expiryOf({expires}){let phase=/^phase ([A-Za-z0-9.]+)$/i.exec(expires)?.[1];if(phase!==void 0)return{kind:"phase",phase};let day=startOfDay(expires);return day===null?null:{kind:"date",after:day+DAY}}function startOfDay(text){if(!/^(\d{4})-(\d{2})-(\d{2})$/.exec(text))return null;let date=new Date(`${text}T00:00:00Z`);return Number.isNaN(date.getTime())||date.toISOString().slice(0,10)!==text?null:date.getTime()/1e3}var DAY=86400;function isPacketTarget(target){return/^WP(?:-[A-Za-z0-9.]+)+$/.test(target)}function phasesOfWaiver(waiver){let expiry=expiryOf(waiver),own=isPacketTarget(waiver.target)?phaseOf(waiver.target):null;return[...expiry?.kind==="phase"?[expiry.phase]:[],...own===null?[]:[own]]}function targetCovers(target,{path,packet},{packets}){return isPacketTarget(target)?packet===target||path===`${packets}/${target}.md`:isGlob(target)?matchesGlob(target,path):target.endsWith("/")?path.startsWith(target):path===target}function targetExists(target,paths,law){return paths.some(path=>targetCovers(target,{path,packet:null},law))}function waiverFor(subject2,rule,live,paths){return!rule.waivable||matchesAny(paths.law,subject2.path)?null:live.find(waiver=>waiver.rule===rule.id&&targetCovers(waiver.target,subject2,paths))??null}function idsOfPhase(phase,tree){let listed2=tree.board()?.entries.map(({id})=>id)??[];return[...new Set([...packetIds(tree),...listed2])].filter(id=>phaseOf(id)===phase).sort()}function packetsOfPhase(phase,tree){return packetIds(tree).filter(id=>phaseOf(id)===phase).flatMap(id=>tree.packet(id)??[])}function phaseObstacles(phase,tree,now){let ids=idsOfPhase(phase,tree),own=new Set(ids);return[...ids.flatMap(id=>ofPacket(id,own,tree)),...liveWaivers(phase,tree,now)]}function ofPacket(id,own,tree){let standing=workStanding(id,tree);if(standing.kind!=="finished")return[{kind:"unfinished",id,standing}];let packet=tree.packet(id);return(packet?dependenciesOf(packet):[]).flatMap(blocker=>{let of=workStanding(blocker,tree);return own.has(blocker)||of.kind==="finished"?[]:[{kind:"blocker",id,blocker,standing:of}]})}function liveWaivers(phase,{waivers},now){return(waivers()?.rows??[]).filter(waiver=>phasesOfWaiver(waiver).includes(phase)).filter(waiver=>{let expiry=expiryOf(waiver);return expiry===null||expiry.kind==="phase"||now<expiry.after}).map(waiver=>({kind:"waiver",waiver}))}var messages4={"not-validated":data=>({message:`${data.packet} is Done and not VALIDATED, expected a Validator to have accepted it`,help:`Have a Validator append a report to ${data.packet} and set "- STATUS: VALIDATED".`}),"phase-grows":data=>({message:`The change adds ${data.packet} to phase ${data.phase} while ${listed(data.done)} ${data.done.length>1?"are":"is"} Done and not VALIDATED, expected the finished work to be accepted first`,help:`Have a Validator accept ${listed(data.done)} first, or send the work back: "- STATUS: In-Progress".`}),"phase-closes":data=>({message:`The change closes phase ${data.phase} while ${listed(data.done)} ${data.done.length>1?"are":"is"} Done and not VALIDATED, expected a phase to close on VALIDATED work only`,help:`Take "${closingHeading(data.phase)}" off the board until a Validator has accepted ${listed(data.done)}.`})},doneIsValidated=defineRule({id:"done-is-validated",clauses:["PRIORITY_4","Part 2 step 2"],blocksWhen:"a change adds a packet to, or closes, a phase in which a packet is Done but not VALIDATED (a warning otherwise)",why:"PRIORITY_4 and Part 2, step 2: all Done packets are marked VALIDATED; done is what a Coder says, and not yet what is true.",reads:["packets","board"],completeness:!1,waivable:!0,messages:messages4,*packet({packet,tree,advanced}){if(!isDone(packet)||advanced||retiredEntry(packet.id,tree))return;let at=fieldPlace(packet,"STATUS");yield{message:"not-validated",data:{packet:packet.id},at,severity:"warning"}},*change({packetChanges:packetChanges2,base,result}){for(let{kind,after}of packetChanges2){let phase=kind==="introduced"&&after?phaseOf(after.id):null;if(!after||phase===null||!isPastDraft(after))continue;let done2=doneIn(phase,result).filter(id=>id!==after.id),data={packet:after.id,phase,done:done2};done2.length>0&&(yield{message:"phase-grows",data,at:fieldPlace(after,"TASK_ID")})}let closedBefore=new Set(closures(base).map(({phase})=>phase));for(let{phase,at}of closures(result)){let done2=closedBefore.has(phase)?[]:doneIn(phase,result);done2.length>0&&(yield{message:"phase-closes",data:{phase,done:done2},at})}}});function doneIn(phase,tree){return packetsOfPhase(phase,tree).filter(packet=>isDone(packet)&&!retiredEntry(packet.id,tree)).map(({id})=>id)}function isDone({status}){return status!==null&&status.kind!=="unknown"&&status.status==="Done"}function closures(tree){return tree.board()?.closedPhases.filter(({canonical})=>canonical)??[]}var NOISE=new Set(["a","an","and","as","at","by","for","from","in","is","its","of","on","or","per","plus","see","that","the","this","to","via","with","all","body","chapter","main","master","minimum","normative","part","required","section","spec","specification","subsection"]),ENTITIES={amp:"&",lt:"<",gt:">",quot:'"',apos:"'",nbsp:" ",sect:"§"};function plainHeading(source){return/[&<[\\`*]/.test(source)?source.replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g,"$1").replace(/<\/?[A-Za-z][^<>]*>/g,"").replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g,(whole,decimal,hex,name3)=>{if(name3!==void 0)return ENTITIES[name3]??whole;let code=decimal===void 0?Number.parseInt(hex,16):Number(decimal);return code>0&&code<=1114111?String.fromCodePoint(code):"�"}).replace(/\\([!-/:-@[-`{-~])|[`*]+/g,"$1").trim():source.trim()}function slugOf(source){return plainHeading(source).toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu,"").replaceAll(" ","-")}function foldText(text){return text.normalize("NFKC").replace(/\p{Cf}/gu,"").toLowerCase()}function contentWords(text){let words=new Set;for(let[word]of foldText(plainHeading(text)).matchAll(/[\p{L}\p{N}]+/gu)){if(/^v?\d+$/.test(word))continue;let singular=word.length>3&&word.endsWith("s")&&!word.endsWith("ss")?word.slice(0,-1):word;!NOISE.has(word)&&!NOISE.has(singular)&&words.add(singular)}return words}function trimMarks(text,marks){let start4=0,end=text.length;for(;start4<end&&marks.includes(text.charAt(start4));)start4++;for(;end>start4&&marks.includes(text.charAt(end-1));)end--;return text.slice(start4,end)}function withoutComments(text){let visible="",shown3=0;for(let start4=text.indexOf("<!--");start4>=0;start4=text.indexOf("<!--",shown3)){let close=text.indexOf("-->",start4+4),end=close<0?text.length:close+3;visible+=text.slice(shown3,start4)+text.slice(start4,end).replace(/[^\r\n]/g," "),shown3=end}return visible+text.slice(shown3)}var messages5={missing:data=>({message:`${data.what} ${quote(data.path)} is missing, expected it in every repository that is run by the protocol`,help:`Add ${data.path}. A file that stands elsewhere is named under "paths" in handshake.config.json.`}),"not-a-file":data=>({message:`${data.what} ${quote(data.path)} is a ${data.kind}, expected a regular file`,help:`Replace ${data.path} by a file with the text in it: what a link leads to is not under the gate.`}),empty:data=>({message:`${data.what} ${quote(data.path)} is empty, expected it to say something`,help:`Restore what ${data.path} said: git log -- '${data.path}' shows the commits that had it.`})},governanceFiles=defineRule({id:"governance-files",clauses:["Part 2 step 5"],blocksWhen:"a protocol file, the board or the spec pointer is missing or empty",why:"Part 2, step 5: every role starts from its protocol, the task board and the spec pointer; without them each agent makes up its own rules.",reads:["board","spec-pointer"],completeness:!1,waivable:!0,messages:messages5,*repository({tree,law}){let{protocols,board,specPointer}=law.paths,wanted2=[...protocols.map(path=>({path,what:"The protocol"})),{path:board,what:"The task board"},{path:specPointer,what:"The spec pointer"}];for(let{path,what}of wanted2){let entry=tree.snapshot.entry(path),at=fileLocation(path),text=entry&&isRegular(entry)?tree.text(path):null;entry?isRegular(entry)?text&&withoutComments(text.text).trim()===""&&(yield{message:"empty",data:{path,what},at}):yield{message:"not-a-file",data:{path,what,kind:entry.kind},at}:yield{message:"missing",data:{path,what},at}}}});var JOINING=["Arabic","Syriac","Mandaic","Mongolian","Nko","Adlam","Hanifi_Rohingya","Devanagari","Bengali","Gurmukhi","Gujarati","Oriya","Tamil","Telugu","Kannada","Malayalam","Sinhala","Khmer","Myanmar"].map(script=>String.raw`\p{Script=${script}}`).join(""),IN_WORD=`(?<=[${JOINING}])[\\u200c\\u200d](?=[${JOINING}])`,IN_EMOJI=String.raw`(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})`,STRAY_JOINER=`(?!${IN_WORD}|${IN_EMOJI})[\\u200c\\u200d]`;var MAX_NAME=255,MAX_PATH=1024,DEVICES=new Set(["con","prn","aux","nul"].concat([..."123456789"].flatMap(digit=>[`com${digit}`,`lpt${digit}`]))),MISLEADING=new RegExp(String.raw`[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\\]|(?![\u200c\u200d])\p{Cf}|${STRAY_JOINER}`,"u");function pathFaults(paths,all){let folders=governedFolders(paths);return all.flatMap(path=>{let inside=folders.some(folder=>isInside(folder,path)),[misleading]=MISLEADING.exec(path)??[];if(misleading!==void 0&&(inside||governedPart(paths,path)!==null))return[{path,kind:"misleading",what:characterWords(misleading)}];let what=inside?unportable(path):null;return what===null?[]:[{path,kind:"unportable",what}]})}function governedFolders(paths){let{packets,board,specPointer,ledger,waivers,allowedSigners,ossRegister:ossRegister2,protocols,spec}=paths,files=[board,specPointer,ledger,waivers,allowedSigners,ossRegister2,...protocols],specs=spec.map(pattern=>folderOf(pattern.split("*",1).join())),named2=[...new Set([packets,signaturesFolder(paths),...files.map(folderOf),...specs])].filter(folder=>folder!=="");return named2.filter(folder=>!named2.some(outer=>isInside(outer,folder)))}function characterWords(char){let code=char.codePointAt(0)??0;if(char==="\\")return"a backslash, which separates folders on Windows";if(code>=56448&&code<=56575)return`the byte 0x${(code-56320).toString(16)}, which is no UTF-8`;let name3=`U+${code.toString(16).toUpperCase().padStart(4,"0")}`;return/\p{Cf}/u.test(char)?`the invisible character ${name3}`:`the control character ${name3}`}function unportable(path){let bytes2=path.length>MAX_PATH/4?Buffer.byteLength(path):0;if(bytes2>MAX_PATH)return`${bytes2.toLocaleString("en")} bytes, more than ${MAX_PATH.toLocaleString("en")}`;for(let name3 of path.split("/")){let[char]=/[<>:"|?*]/.exec(name3)??[];if(char!==void 0)return`the character ${char} in a name, which Windows does not allow`;if(/[. ]$/.test(name3))return`the name ${quote(name3)}, whose last character Windows drops`;if(DEVICES.has(stemOf(name3)))return`the name ${quote(name3)}, which Windows keeps for a device`;if(/^git~\d$/i.test(name3))return`the name ${quote(name3)}, which Windows takes for .git`;if(name3.length>MAX_NAME/4&&Buffer.byteLength(name3)>MAX_NAME)return`a name of ${Buffer.byteLength(name3)} bytes, more than ${MAX_NAME}`}return null}function stemOf(name3){return name3.split(".",1).join().trimEnd().toLowerCase()}var PATH_WHY="Whoever cannot check the governed documents out, or sees another name than there is, reads something else than the gate.",where=({path,line})=>`line ${line} of ${path}`,named=({path})=>quote(printable(path)),messages6={"invalid-utf8":data=>({message:`${where(data)} has ${data.what}, expected UTF-8: ${quote(data.text,80)}`,help:"Save the file as UTF-8. The byte was read as Windows-1252; repairing the encoding of a signed packet does not break its lock."}),mojibake:data=>({message:`${where(data)} has ${data.what}, UTF-8 that was read as Windows-1252 and saved again: ${quote(data.text,80)}`,help:"Write the character that was meant. Repairing the encoding of a signed packet does not break its lock."}),control:data=>({message:`${where(data)} has the control character ${data.what}, expected printable text: ${quote(data.text,80)}`,help:"Remove the character. A back-tick followed by U+0008 is what a shell leaves of a code fence."}),bidi:data=>({message:`${where(data)} has the bidirectional character ${data.what}, which shows text in another order than it is stored: ${quote(data.text,80)}`,help:"Remove the character."}),"zero-width":data=>({message:`${where(data)} has the invisible character ${data.what}: ${quote(data.text,80)}`,help:"Remove the character."}),"lone-cr":data=>({message:`${where(data)} has a carriage return without a line feed, expected LF or CRLF: ${quote(data.text,80)}`,help:"Save the file with LF line ends."}),"misleading-path":data=>({message:`The path ${named(data)} holds ${data.what}, expected a path that everybody reads as it is`,help:"Rename the file: letters of any language, digits and common signs are fine.",why:PATH_WHY}),"unportable-path":data=>({message:`The path ${named(data)} holds ${data.what}, expected a path that every system can check out`,help:"Rename the file, or move it out of the folders of the governed documents.",why:PATH_WHY})},governedText=defineRule({id:"governed-text",clauses:["field evidence"],blocksWhen:"a governed file is not valid UTF-8, or holds mojibake, control, bidirectional or zero-width characters; a governed path holds such characters or a backslash, or is one that not every system can check out (what the base already had is inherited)",why:"People, agents and the gate must read the same text; a character that one of them does not see can hide a rule or a scope.",reads:[],completeness:!1,waivable:!0,messages:messages6,*packet({packet,tree}){let file=tree.text(packet.path);file&&(yield*blemishes(file))},*repository({texts,tree,law}){for(let file of texts)yield*blemishes(file);for(let{kind,path,what}of pathFaults(law.paths,tree.snapshot.paths())){let found={data:{path,what},at:fileLocation(path)};yield kind==="misleading"?{message:"misleading-path",...found}:{message:"unportable-path",...found}}}});function*blemishes(file){for(let blemish of file.blemishes)yield{message:blemish.kind,data:{path:file.path,line:blemish.line,what:blemish.what,text:blemish.lineText},at:place2(file,blemish),identity:`${blemish.what} ${blemish.lineText}`}}function place2({path},{line,column}){return{path,line,column}}function commitName(commit){return commit.id===null?"this commit":commit.id.slice(0,12)}function namedPacket(commit,{law,base,states}){let ids=[...new Set(commit.trailers?.workPackets??[])],[id]=ids;if(id===void 0)return{kind:"none"};if(ids.length>1)return{kind:"several",ids};let standing=base.packet(id);if(standing&&isSigned(standing))return{kind:"packet",packet:standing};let before=states.before(commit,packetPath(law,id)),isSignedBefore=before!==null&&isSigned(before);return isSignedBefore&&law.signedEarlierInChange?{kind:"packet",packet:before}:standing||before?{kind:"unsigned",id,signedInChange:isSignedBefore}:{kind:"unknown",id,nearest:nearName(id,packetIds(base))}}function standstill(packet,commit,context){let{law,base,states}=context,retired=retiredEntry(packet.id,base);if(retired)return{kind:"retired",column:retired.column};let before={packet:id=>states.before(commit,packetPath(law,id)),board:()=>base.board()},now=before.packet(packet.id)??packet,status=now.status===null||now.status.kind==="unknown"?null:now.status.status;if(status!=="Ready-for-Dev"&&status!=="In-Progress")return{kind:"not-startable",status};let blockers=dependenciesOf(packet).map(id=>({id,standing:workStanding(id,before)})).filter(({standing})=>standing.kind!=="finished");return blockers.length>0?{kind:"waiting",blockers}:null}function isExemptBot({author,committer,ownChanges:ownChanges2},bots){return bots.some(({emails,paths})=>{let known=new Set(emails.map(email=>email.toLowerCase()));return[author,committer].every(({email})=>known.has(email.toLowerCase()))&&ownChanges2.every(({path})=>matchesAny(paths,path))})}function neededPaths(commits,trees,law){let packets=[...new Set(commits.flatMap(({trailers})=>trailers?.workPackets??[]))].flatMap(id=>trees.flatMap(tree=>tree.packet(id)??[])),needed=new Set(packets.flatMap(dependenciesOf));for(let id of needed)for(let tree of trees){let retired=retiredEntry(id,tree),by=retired&&successorOf(retired);by&&needed.add(by)}return[...needed].map(id=>packetPath(law,id))}function packetPath({paths},id){return`${paths.packets}/${id}.md`}function successorId(id){let revision=/-v(\d{1,6})$/.exec(id);return revision?`${id.slice(0,revision.index)}-v${Number(revision[1])+1}`:`${id}-v2`}var PacketStates=class{constructor(changeset,packets){this.changeset=changeset;this.packets=packets}changeset;packets;after=new Map;before(commit,path){let parent=commit.parents[0]?.parent??null,touched=parent===null?void 0:this.entriesAfter(path).get(parent),entry=touched===void 0?this.changeset.base.entry(path):touched;return entry?this.packets.read(entry):null}entriesAfter(path){let known=this.after.get(path);if(known)return known;let entries=new Map;for(let{id,parents}of this.changeset.commits){let[first]=parents;if(id===null||!first)continue;let change=first.changes.find(each=>each.path===path),before=first.parent===null?void 0:entries.get(first.parent),entry=change?change.after:before;entry!==void 0&&entries.set(id,entry)}return this.after.set(path,entries),entries}};function filesByStem(paths){let files=new Map;for(let path of new Set(paths)){let stem=stemOf2(baseName(path)),same=files.get(stem);same?same.push(path):files.set(stem,[path])}return files}function companionReason(path,scope,files,law){if(matchesAny(law.companions,path))return"a lock file, snapshot or generated file";let up=law.downMigrations?upMigration(path).find(candidate=>isInScope(scope,candidate)):void 0;if(up!==void 0)return`the way back from ${up}`;let tested=law.pairedTests?testedFile(path,scope,files):void 0;return tested===void 0?null:`the test of ${tested}`}function upMigration(path){let name3=baseName(path),folder=path.slice(0,path.length-name3.length);if(/^down\./.test(name3))return[`${folder}up${name3.slice(4)}`];let mark=/([._-])down\./.exec(name3);if(!mark)return[];let[whole,separator=""]=mark,head=name3.slice(0,mark.index),ending=name3.slice(mark.index+whole.length);return[`${folder}${head}${separator}up.${ending}`,`${folder}${head}.${ending}`]}function testedFile(path,scope,files){let subject2=subjectOfTest(baseName(path));if(subject2===null)return;let isAmongTests=folderOf(path).split("/").some(folder=>TEST_FOLDERS.has(folder.toLowerCase())),isBeside=file=>isAmongTests||folderOf(file)===folderOf(path);return files().get(subject2)?.find(file=>file!==path&&isBeside(file)&&isInScope(scope,file))}var TEST_FOLDERS=new Set(["test","tests","__tests__","spec","specs"]);function subjectOfTest(name3){let stem=stemOf2(name3);for(let ending of TEST_ENDINGS)if(stem.endsWith(ending)&&stem.length>ending.length)return stem.slice(0,-ending.length);return stem.startsWith("test_")&&stem.length>5?stem.slice(5):null}var TEST_ENDINGS=[".test",".spec","_test","_tests","-test","-tests","Test","Tests"];function stemOf2(name3){let dot=name3.lastIndexOf(".");return dot>0?name3.slice(0,dot):name3}function*fencedCommits(context){let{law,trees,changeset}=context,byStem=null,files=()=>(byStem??=filesByStem(trees.flatMap(tree=>tree.paths())),byStem);for(let[index2,commit]of changeset.commits.entries()){if(!isFenced(commit,law))continue;let named2=namedPacket(commit,context),ids=[...new Set(commit.trailers?.workPackets??[])],[path,...more]=judgedPaths(commit,ids,law);if(path===void 0||named2.kind!=="packet"&&touchesCode(commit,law))continue;let fenced={commit,isLast:index2===changeset.commits.length-1,paths:[path,...more]};named2.kind!=="packet"?yield{...fenced,kind:"no-packet",named:named2,ids}:yield heldAgainst(fenced,named2.packet,files,context.companions)}}function isFenced(commit,law){let{role=null,workPackets=[]}=commit.trailers??{};return workPackets.length===0||role==="Orchestrator"?!1:role==="Coder"||role===null||touchesCode(commit,law)}function touchesCode({ownChanges:ownChanges2},{paths}){return ownChanges2.some(({path})=>matchesAny(paths.code,path))}function judgedPaths({ownChanges:ownChanges2},ids,law){let own=new Set([law.paths.board,...ids.map(id=>packetPath(law,id))]);return ownChanges2.map(({path})=>path).filter(path=>!own.has(path))}function heldAgainst(fenced,packet,files,companions){let scope=scopeOf(packet),listed2=scope.inScope.flatMap(({pattern,isReadOnly})=>isReadOnly?[]:pattern??[]);return listed2.length===0?{...fenced,kind:"no-scope",packet}:{...fenced,kind:"scoped",packet,scope:listed2,use:scopeUse(fenced.paths,scope,files,companions)}}function scopeUse(paths,scope,files,law){let outside=[],excluded=[],companions=new Map;for(let path of paths){let entry=excludedBy(scope,path);if(entry)excluded.push({path,entry});else if(!isInScope(scope,path)){let reason=companionReason(path,scope,files,law);reason===null?outside.push(path):companions.set(reason,[...companions.get(reason)??[],path])}}return{outside,excluded,companions}}var capital=commit=>commit.startsWith("this")?"This commit":`Commit ${commit}`,start2=({commit,packet})=>`${capital(commit)} under ${packet}`,waysOut=({packet,paths,takeOut})=>`Take ${paths.length===1?"it":"them"} out of the commit: ${takeOut}. If the work needs ${paths.length===1?"it":"them"}, have a new packet signed whose scope lists ${paths.length===1?"it":"them"}, for example ${successorId(packet)}.`,messages7={"out-of-scope":data=>({message:`${start2(data)} touches ${listed(data.paths,3)}, expected only what its scope lists: ${listed(data.scope,8)}`,help:`${waysOut(data)} What comes along with any work can be listed in rules.in-scope-paths.companions.`}),excluded:data=>({message:`${start2(data)} touches ${listed(data.paths,3)}, expected nothing that its OUT_OF_SCOPE lists: ${listed(data.entries)}`,help:waysOut(data)}),"no-scope":data=>({message:`${start2(data)} has no scope, expected its IN_SCOPE_PATHS to list at least one path that can be read`,help:`Nothing may be changed under ${data.packet}. Have a new packet signed that lists its paths one a line, for example ${successorId(data.packet)}.`}),"no-signed-packet":data=>({message:`${capital(data.commit)} touches ${listed(data.paths,3)} under ${listed(data.packets)}, expected one packet that is signed on the base`,help:'Name one packet in the line "Work-Packet: …", by its exact id, and have it signed on the base first: its scope says what the commit may touch.'}),companion:data=>({message:`${start2(data)} touches ${listed(data.paths,3)} outside of its scope, expected only as a companion of the work: ${data.reason}`,help:"Nothing has to be done: review it like everything else in the change."})},inScopePaths=defineRule({id:"in-scope-paths",clauses:["PRIORITY_5"],blocksWhen:"a Coder's commit leaves the IN_SCOPE_PATHS of the packet it names, or enters its OUT_OF_SCOPE",why:"PRIORITY_5: the packet defines the scope of the work, and the user signed that scope and no other.",reads:["code","packets"],completeness:!1,waivable:!0,needs:["commits","messages"],options:{companions:{schema:{type:"array",items:{type:"string",minLength:1,maxLength:512},maxItems:1e3},default:["**/package-lock.json","**/npm-shrinkwrap.json","**/yarn.lock","**/pnpm-lock.yaml","**/bun.lock","**/Cargo.lock","**/poetry.lock","**/uv.lock","**/go.sum","**/Gemfile.lock","**/composer.lock","**/__snapshots__/**","**/*.snap","**/*.generated.*","**/__generated__/**","**/.sqlx/**","**/sqlx-data.json"],description:"Lock files, snapshots and generated files: they may come along with any work, and are reported."},downMigrations:{schema:{type:"boolean"},default:!0,description:"Whether the way back from a migration in scope may come along: 7_x.down.sql of 7_x.up.sql or 7_x.sql."},pairedTests:{schema:{type:"boolean"},default:!0,description:"Whether a test that is named after a file in scope may come along, beside it or in a folder of tests."}},messages:messages7,*change({changeset,base,result,packets,law,options}){let states=new PacketStates(changeset,packets),trees=[result.snapshot,base.snapshot];for(let fenced of fencedCommits({law,base,states,changeset,trees,companions:options}))yield*findingsOf(fenced)}});function*findingsOf(fenced){let{commit,isLast,paths}=fenced,name3=commitName(commit),place4={at:fileLocation(paths[0]),commit:commit.id};if(fenced.kind==="no-packet"){yield{message:"no-signed-packet",data:{commit:name3,paths,packets:fenced.ids},...place4};return}let{packet}=fenced,work={commit:name3,packet:packet.id};if(fenced.kind==="no-scope"){yield{message:"no-scope",data:work,...place4,related:scopeField(packet)};return}let{scope,use}=fenced,strayed=(first,all)=>({data:{...work,paths:all,scope,takeOut:withoutPathsLine({commit,isLast},all)},at:fileLocation(first),commit:commit.id}),[outside,...more]=use.outside;if(outside!==void 0){let related=[...scopeField(packet),...touchedToo(more)];yield{message:"out-of-scope",...strayed(outside,use.outside),related}}let[excluded,...others]=use.excluded;if(excluded){let{data,...where2}=strayed(excluded.path,use.excluded.map(({path})=>path)),entries=[...new Set(use.excluded.map(({entry})=>entry.text))],related=[{at:spanLocation(packet.path,excluded.entry.span),note:"what puts it out"},...touchedToo(others.map(({path})=>path))];yield{message:"excluded",data:{...data,entries},...where2,related}}for(let[reason,[first=paths[0],...rest]]of use.companions)yield{message:"companion",data:{...work,paths:[first,...rest],reason},at:fileLocation(first),commit:commit.id,severity:"warning"}}function scopeField(packet){let field=fieldOf(packet,"IN_SCOPE_PATHS");return field?[{at:spanLocation(packet.path,field.value.span),note:"the scope"}]:[]}function touchedToo(paths){return paths.slice(0,10).map(path=>({at:fileLocation(path),note:"touched by the same commit"}))}function lawTouches({changes},{paths},unchangedWiring2){let governed=new GovernedPlaces(paths);return changes.flatMap(({path,before,after})=>{if(isLawPath(paths,path))return unchangedWiring2.has(path)?[]:[{kind:"file",path}];if(!after)return[];if(!isRegular(after)&&governed.reaches(path))return[{kind:"link",path,entry:after.kind==="submodule"?"submodule":"symlink"}];let of=before?null:governed.twinOf(path);return of===null?[]:[{kind:"twin",path,of}]})}function isLawPath(paths,path){return path===paths.waivers||matchesAny(paths.law,path)||matchesAny(PROGRAM,path)}var PROGRAM=["**/node_modules/handshake-check/**"],GovernedPlaces=class{constructor(paths){this.paths=paths;let{packets,board,specPointer,ledger,waivers,allowedSigners,ossRegister:ossRegister2}=paths,single={packets,board,specPointer,ledger,waivers,allowedSigners,ossRegister:ossRegister2};this.files=[...Object.values(single),signaturesFolder(paths),...paths.protocols],this.folded={...paths,...Object.fromEntries(Object.entries(single).map(([name3,path])=>[name3,foldPath(path)])),spec:paths.spec.map(pattern=>pattern.toLowerCase()),protocols:paths.protocols.map(foldPath),law:paths.law.map(pattern=>pattern.toLowerCase()),code:[]}}paths;files;folded;reaches(path){return this.isGoverned(path)||this.files.some(file=>isInside(path,file))}twinOf(path){if(this.isGoverned(path))return null;let folded3=foldPath(path);return governedPart(this.folded,folded3)===null?null:this.files.find(file=>foldPath(file)===folded3)??folded3}isGoverned(path){let part=governedPart(this.paths,path);return part!==null&&part!=="code"}};function unwarranted(files,commits,base,law){let wanted2=new Set(files);return commits.flatMap((commit,index2)=>{let packet=warrantOf(commit,base);return commit.ownChanges.map(({path})=>path).filter(path=>wanted2.has(path)&&!(packet&&warrants(packet,path,law))).map(path=>({path,commit,packet:packet?.id??null,isLast:index2===commits.length-1}))})}function companyOf({changes,commits},base,law){let warranting=commits.flatMap(commit=>warrantOf(commit,base)??[]);return changes.map(({path})=>path).filter(path=>isLawPath(law.paths,path)||path===law.paths.board||warranting.some(packet=>packet.path===path)?!1:matchesAny(law.paths.code,path)?!0:!warranting.some(packet=>isInScope(scopeOf(packet),path)))}function warrantOf({trailers},base){let ids=new Set(trailers?.workPackets??[]),[id]=ids,packet=id!==void 0&&ids.size===1?base.packet(id):null;if(!packet||!isSigned(packet)||isRetired(packet,base))return null;let status=packet.status===null||packet.status.kind==="unknown"?null:packet.status.status;return status==="Ready-for-Dev"||status==="In-Progress"?packet:null}function isRetired({id},base){return base.board()?.entries.some(entry=>entry.id===id&&RETIRED.has(entry.column))??!1}var RETIRED=new Set(["Superseded","Cancelled"]);function warrants(packet,path,law){let scope=scopeOf(packet);return!excludedBy(scope,path)&&scope.inScope.some(entry=>names(entry,path,law))}function names({pattern,isReadOnly},path,{paths}){return pattern===null||isReadOnly||!covers(pattern,path)?!1:pattern===path||isLawPath(paths,fixedPart(pattern))}function fixedPart(pattern){let segments=pattern.split("/"),wild=segments.findIndex(isGlob);return(wild<0?segments:segments.slice(0,wild)).filter(segment=>segment!=="").join("/")}var A_PACKET="A change of the law is a work of its own: have a packet signed and merged whose IN_SCOPE_PATHS names these files, and then change them under it, with nothing else.",messages8={unwarranted:data=>({message:`${quote(data.path)} belongs to the law and is changed by ${data.commit} ${data.packet===null?"under no signed packet that may be worked on":`under ${data.packet}, whose scope does not name it`}, expected a packet that the base has signed and whose IN_SCOPE_PATHS names it`,help:`${A_PACKET} Name the packet: ${data.add}`}),"in-company":data=>({message:`A change of the law (${listed(data.law,3)}) brings ${listed(data.others,3)} along, expected nothing else in the change`,help:"Divide it: the change of the law alone, under its own packet, and what it makes possible afterwards, judged by the new law."}),link:data=>({message:`${quote(data.path)} becomes a ${data.entry} where governed files belong, expected a regular file or folder`,help:"Put the file itself there: what a link shows can change without any commit."}),twin:data=>({message:`${quote(data.path)} differs from the governed path ${quote(data.of)} only by upper and lower case or by how its characters are composed, expected one name`,help:"Rename it: on some file systems both are the same file, and which one is read there nobody knows."}),"checks-skipped":data=>({message:`The message of ${data.commit} has the line ${quote(data.line)}, expected nothing by which the forge would run no checks`,help:`Take the line out of the message (${data.reword}). A required check that is never started is waited for without end, and a push that lands so is looked at by nobody.`})},lawIntegrity=defineRule({id:"law-integrity",clauses:["PRIORITY_3","CX-905"],blocksWhen:"the change touches the law itself (configuration, protocol and agent instructions, hooks and their wiring, workflows, owners, waivers, signers, links and twins of governed paths) without a signed packet whose scope names it, or together with anything else; or the message of a commit tells the forge to run no checks",why:"PRIORITY_3 and CX-905: whoever can change the law in passing is not under it. The law of the base judges every change of the law.",reads:["law","waivers"],completeness:!1,waivable:!1,needs:["commits","messages"],messages:messages8,*change({changeset,base,law,unchangedWiring:unchangedWiring2}){if(base.packetEntries.length===0||law.repairs!==null)return;let touches=lawTouches(changeset,law,unchangedWiring2);for(let touch of touches){let at=fileLocation(touch.path);touch.kind==="link"&&(yield{message:"link",data:touch,at}),touch.kind==="twin"&&(yield{message:"twin",data:touch,at})}let files=touches.flatMap(({kind,path})=>kind==="file"?[path]:[]);for(let{path,commit,packet,isLast}of unwarranted(files,changeset.commits,base,law)){let add=withTrailersLine({commit,isLast},["Work-Packet: <id>"]);yield{message:"unwarranted",data:{path,commit:nameOf(commit),packet,add},at:fileLocation(path),commit:commit.id}}let[first]=files,others=first===void 0?[]:companyOf(changeset,base,law);first!==void 0&&others.length>0&&(yield{message:"in-company",data:{law:files,others},at:fileLocation(first),identity:""});for(let[index2,commit]of changeset.commits.entries()){let[line]=commit.trailers?.skipLines??[];if(line===void 0)continue;let reword=rewordLine({commit,isLast:index2===changeset.commits.length-1}),[{path}={path:law.paths.board}]=[...commit.ownChanges,...changeset.changes];yield{message:"checks-skipped",data:{commit:nameOf(commit),line,reword},at:fileLocation(path),commit:commit.id}}}});function nameOf(commit){let name3=commitName(commit);return name3.startsWith("this")?name3:`commit ${name3}`}var MARKED=[/`[^`]+`/,/\S\s["“][^"“”]{2,80}["”]/,/["“][^"“”]{2,80}["”]\s\S/,/\b(?:MUST|SHALL)\b/,/\b(?:tests?|checks?|lint|build|suite|pipeline)\s(?:\w{1,20}\s)?(?:pass|succeed)/i,/\b(?:validation|audit|lint|build|check|scan|clippy)\b[^.;]{0,40}\bclean\b/i],CALL=/^\w+(?:[.:]+\w+){0,8}\(/,CONCRETE=[/^[\w@*.-]+\.[a-z][a-z0-9]{0,7}$/i,/\/[\w*.-]+\.[a-z][a-z0-9]{0,7}$/i,/^\.{0,2}\/[\w*{:]/,CALL,/[a-z0-9]_[a-z0-9]/i,/^[a-z]{2,}[A-Z]/,/\w::\w/,/^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d/,/^§+\d/,/^--[a-z]/],ABBREVIATION2=/^(?:e\.g|i\.e|etc|v?\d[\d.]*)$/i,NUMBER=/^[<>=≤≥~+-]{0,2}\d+(?:[.,:/-]\d+)*(?:%|[a-z]{1,3})?$/i,LABELS=new Set(["phase","step","version","part","milestone","sprint","task","item","stage","priority","tier","release","iteration","week","story","ticket","number","no","level","chapter"]),OBSERVABLE=new Set(["returns","return","prints","shows","show","displays","lists","writes","reads","emits","logs","logged","contains","contain","includes","include","equals","equal","matches","match","passes","pass","fails","fail","exists","exist","rejects","rejected","refuses","refused","accepts","accepted","throws","raises","exits","stops","starts","ends","ended","blocks","blocked","allows","denies","denied","creates","deletes","removes","removed","adds","renders","redirects","responds","sends","receives","opens","closes","updates","stores","saves","persists","loads","parses","validates","verifies","enforces","enforced","records","recorded","compiles","builds","present","absent","empty","never","must","shall","covers","cover","identical","unchanged","sorted","zero","none","points","calls","covered","keeps","moves","skips","ignores","reports","copies","replaces","renamed","prevents","provides","supports","warns","asks","sets","resets","captured"]),PRAISE_AT_END=/(?:^|[\s,])(?:works?|working|functional|fast|faster|quick|quickly|well|good|great|nice|nicely|fine|ok|okay|done|complete|completed|finished|ready|correct|correctly|proper|properly|smooth|smoothly|stable|robust|reliable|reliably|better|improved|implemented|usable|acceptable|happy|satisfied|polished|readable|scalable|secure|performant|efficient|intuitive|user-friendly|as (?:expected|intended|designed|required|needed|wanted|planned|described|discussed))$/i,PRAISE=/\b(?:works?|looks?|feels?|seems?|behaves?|runs)\b|\bis (?:fast|good|done|better|clean|nice|easy|ready|stable)\b/i,HIDDEN=/<!--[\s\S]*?(?:-->|$)/g,DRESS=/[\s*_~"'“”()✅☑✔•?.!;:,]/;function measureOf({text,code}){if(code)return text.startsWith("#")?"plain":"checkable";let bare2=trimBoth(text.slice(0,MOST_READ).replace(HIDDEN," "),DRESS),words=bare2.split(/\s+/).map(word=>CALL.test(word)?word:trimBoth(word,DRESS));return MARKED.some(mark=>mark.test(bare2))||words.some((word,at)=>isConcrete(word,words[at-1]))?"checkable":PRAISE_AT_END.test(bare2)?"vague":words.some((word,at)=>isObservable(word,at,words[at+1]))?"checkable":PRAISE.test(bare2)?"vague":"plain"}var MOST_READ=1e3;function isConcrete(word,previous){return NUMBER.test(word)?!LABELS.has(previous?.toLowerCase()??""):!ABBREVIATION2.test(word)&&CONCRETE.some(mark=>mark.test(word))}function isObservable(word,at,next){let lower2=word.toLowerCase();return OBSERVABLE.has(lower2)?!0:at===0&&lower2==="no"?next!==void 0&&!/^(?:bugs?|problems?|issues?)$/i.test(next):/^can(?:not|'t|’t)?$/.test(lower2)&&next!==void 0&&!/^(?:be|use|work|now|do)$/i.test(next)}var EXAMPLE=`  * POST /jobs/:id/cancel returns 200 for a running job
  * npm test passes with at least 2 new tests`,measurableDone=defineRule({id:"measurable-done",clauses:["Mistake 2","Part 4 step 1"],blocksWhen:'DONE_MEANS has no checkable item, or only vague ones ("works", "is fast", "looks good")',why:"Mistake 2 and Part 4 step 1: success criteria are measurable, because the Validator accepts the work by them and by nothing else.",reads:["packets"],completeness:!0,waivable:!0,messages:{"nothing-checkable":data=>({message:`DONE_MEANS of ${data.packet} is ${listed(data.entries,3)}, expected at least one criterion that can be checked`,help:`Say what is seen when the work is done: a command that passes, a value that is returned, a file that exists, a number that is reached.
${EXAMPLE}`}),"vague-entry":data=>({message:`DONE_MEANS of ${data.packet} has the entry ${quote(data.entry)}, expected one that can be checked`,help:"Say by what it is seen, or delete the entry: the others say more."})},*packet({packet}){let field=fieldOf(packet,"DONE_MEANS"),entries=(field?.value.items??[]).filter(({text,code})=>code||!isPlaceholder(text,"DONE_MEANS"));if(!field||entries.length===0)return;let measured=entries.map(entry=>({entry,measure:measureOf(entry)}));if(!measured.some(({measure})=>measure==="checkable")){let data={packet:packet.id,entries:entries.map(({text})=>text)},at=spanLocation(packet.path,field.value.span);yield{message:"nothing-checkable",data,at,identity:packet.id};return}for(let{entry,measure}of measured){if(measure!=="vague")continue;yield{message:"vague-entry",data:{packet:packet.id,entry:entry.text},at:spanLocation(packet.path,entry.span),severity:"warning"}}}});var noCodeByOrchestrator=defineRule({id:"no-code-by-orchestrator",clauses:["rule 1"],blocksWhen:"a commit in the Orchestrator role touches `src/`, `app/`, `tests/` or `scripts/`",why:"Rule 1, NO CODING: the Orchestrator must not write code; a Coder implements what a signed packet says.",reads:["code"],completeness:!1,waivable:!1,needs:["commits","messages"],messages:{"code-touched":data=>({message:`${capital2(data.commit)} of the Orchestrator touches ${listed(data.paths)}, expected nothing under ${data.fence.join(", ")}`,help:`Take them out of the commit, what they hold stays in the work tree: ${data.takeOut}. Then let a Coder bring them in a commit with "Role: Coder" and "Work-Packet: <the signed packet>".`})},*change({changeset,law}){let fence=law.roles.Orchestrator.mayNotTouch;for(let[index2,commit]of changeset.commits.entries()){if(commit.trailers?.role!=="Orchestrator")continue;let paths=commit.ownChanges.map(({path})=>path).filter(path=>matchesAny(fence,path)),[first,...others]=paths;if(first===void 0)continue;let isLast=index2===changeset.commits.length-1;yield{message:"code-touched",data:{commit:commitName(commit),paths,fence,takeOut:withoutPathsLine({commit,isLast},paths)},identity:JSON.stringify({commit:commitName(commit),paths,fence}),at:fileLocation(first),related:others.slice(0,10).map(path=>({at:fileLocation(path),note:"touched by the same commit"})),commit:commit.id}}}});function capital2(name3){return name3.startsWith("this")?"This commit":`Commit ${name3}`}var FIELD_EXPECTATIONS={TASK_ID:"an id such as WP-1-Job-Cancel-20260131: WP, then parts of letters, digits and dots joined by hyphens",DATE:"an ISO 8601 date such as 2026-01-31 or 2026-01-31T12:00:00Z",REQUESTOR:"the name of who asked for the work",AGENT_ID:"the id of the agent that wrote the packet",ROLE:"one of Orchestrator, Coder, Validator, User",STATUS:"one of Draft, Ready-for-Dev, In-Progress, Blocked, Done, VALIDATED",SPEC_ANCHOR:"at least one section or id of the Master Spec, such as 2.3.1 or CX-JOB-002",USER_SIGNATURE:"a signature such as alice310120261200: a name, then day, month, year, hour and minute",What:"one or two sentences on what is done",Why:"one or two sentences on why it is done",IN_SCOPE_PATHS:"at least one path or glob",OUT_OF_SCOPE:"at least one thing that is not touched",RISK_TIER:"one of LOW, MEDIUM, HIGH",TEST_PLAN:"at least one command",DONE_MEANS:"at least one criterion that can be checked",ROLLBACK_HINT:"at least one command or step that undoes the work",FILES_TO_OPEN:"at least one file",SEARCH_TERMS:"at least one term to search for",RUN_COMMANDS:"at least one command",RISK_MAP:'at least one row such as "Database migration fails" -> Storage layer',SPEC_CURRENT:"the path of the spec pointer or the name of the Master Spec file",SPEC_BASELINE:"the name of the Master Spec file that the packet was written against",SPEC_TARGET:"the path of the spec pointer or the name of the Master Spec file that the work is held against",Codex:"the name or path of the codex in force","Task Board":"the path of the task board",Logger:"the name of a log",ADRs:"the names of decision records",Assumptions:"what is assumed, or none","Open Questions":"the open questions, or none",Dependencies:"the ids of the packets that this one needs, or none"};var SHORTENED=new Set(["SPEC_ANCHOR","IN_SCOPE_PATHS","OUT_OF_SCOPE","TEST_PLAN","DONE_MEANS","ROLLBACK_HINT","SEARCH_TERMS","RUN_COMMANDS","RISK_MAP","Assumptions","Open Questions","Dependencies"]),noPlaceholder=defineRule({id:"no-placeholder",clauses:["CX-582","CX-600B"],blocksWhen:"a whole value or list item is a placeholder (`{phrase}`, `<pending>`, `TBD`, `TODO`, `…`); inside code only the template's own braced tokens",why:"CX-582 and CX-600B: a packet is complete before it is handed over, and a placeholder is a decision that nobody took.",reads:["packets"],completeness:!0,waivable:!0,messages:{"value-is-placeholder":data=>({message:`${data.field} of ${data.packet} is the placeholder ${quote(data.text)}, expected a real value`,help:`Write in its place ${FIELD_EXPECTATIONS[data.field]}.`}),"item-is-placeholder":data=>({message:`${data.field} of ${data.packet} has the placeholder ${quote(data.text)} as an entry, expected a real one`,help:data.mayGo?"Replace the entry or delete its line.":`Write in its place ${FIELD_EXPECTATIONS[data.field]}.`}),"token-in-code":data=>({message:`${data.field} of ${data.packet} has ${quote(data.token)} from the template in ${quote(data.text)}, expected a command that can be run`,help:`Put the real value in the place of ${data.token}.`})},*packet({packet}){for(let field of packet.fields){if(field.name==="USER_SIGNATURE")continue;let named2={packet:packet.id,field:field.name};if(isPlaceholder(field.value.text,field.name)){yield{message:"value-is-placeholder",data:{...named2,text:field.value.text},at:spanLocation(packet.path,field.value.span)};continue}let mayGo=mayShorten(field);for(let item of field.value.items){let at=spanLocation(packet.path,item.span),token2=item.code?templateToken(item.text):null;token2!==null?yield{message:"token-in-code",data:{...named2,text:item.text,token:token2},at}:!item.code&&isPlaceholder(item.text,field.name)&&(yield{message:"item-is-placeholder",data:{...named2,text:item.text,mayGo},at})}}}});function mayShorten({name:name3,value:{items}}){let says=({text,code})=>code||!isPlaceholder(text,name3);return SHORTENED.has(name3)&&items.some(says)}function addedLines(files){let gone=new Counts,surplus=[];for(let{path,before,after}of files){let old=new Counts;for(let text of linesOf2(before))old.add(text);for(let[at,text]of linesOf2(after).entries())text!==""&&!old.take(text)&&surplus.push({path,line:at+1,text});gone.addAll(old)}return surplus.filter(({text})=>!gone.take(text))}function linesOf2(text){return text===null?[]:text.split(`
`).map(line=>line.trim())}var Counts=class{counts=new Map;add(text,times=1){this.counts.set(text,(this.counts.get(text)??0)+times)}addAll(others){for(let[text,times]of others.counts)this.add(text,times)}take(text){let times=this.counts.get(text)??0;return times===0?!1:(times===1?this.counts.delete(text):this.counts.set(text,times-1),!0)}};function*lineMatches(search){let pairs=[];for(let change of search.changes){if(!isSearched(search,change.path))continue;let before=textOf(search.texts,change.before),after=textOf(search.texts,change.after);before==="not-read"||after==="not-read"?yield{kind:"not-read",path:change.path}:pairs.push({path:change.path,before:before.text,after:after.text})}let texts=new Map(pairs.map(({path,after})=>[path,after])),patterns=patternsOf(search);for(let[path,lines2]of byFile(addedLines(pairs)))yield*inFile(path,texts.get(path)??"",lines2,patterns,search)}function isSearched({law,options,allowedPaths},path){return!isJudgedCode(law.paths.code,path)||matchesAny(options.skipPaths,path)||matchesAny(allowedPaths,path)?!1:options.inTests||!matchesAny(options.testPaths,path)}function textOf(texts,entry){if(!entry||!isRegular(entry))return{text:null};let text=texts.readCode(entry);return text===null?"not-read":{text}}function patternsOf({options,builtIn,matcher}){return[...builtIn.filter(({id})=>!options.leaveOut.includes(id)),...options.patterns].map(pattern=>({pattern,found:matcher(pattern.pattern),excused:pattern.unless===void 0?null:matcher(pattern.unless)}))}function byFile(lines2){let files=new Map;for(let line of lines2){let file=files.get(line.path);file?file.push(line):files.set(line.path,[line])}return files}function*inFile(path,text,added,patterns,{options}){let language=languageOf(path);if(language===null)return;let file=new CodeLines(text,language),long=added.find(line=>line.text.length>options.longestLine);long&&(yield{kind:"long-line",line:long});let judged4=added.filter(line=>line.text.length<=options.longestLine&&(options.inTests||!file.isTest(line.line))),parts2=new Map;for(let{pattern,found,excused}of patterns){if(!pattern.languages.includes(language))continue;let part=pattern.in??"code",shown3=parts2.get(part)??judged4.map(({line})=>file.part(line,part));parts2.set(part,shown3);let[first,...others]=judged4.filter((_,at)=>{let text2=shown3[at]??"";return text2.trim()!==""&&found(text2)&&!excused?.(text2)});first&&(yield{kind:"match",pattern,lines:[first,...others]})}}var SCRIPT=["typescript","javascript"],EVERY=["rust","typescript","javascript","python"],NOT_YET=String.raw`(?i:not (?:yet )?(?:implemented|supported yet)|unimplemented|todo\b|implement me|stub\b|placeholder)`,PLACEHOLDER_PATTERNS=[{id:"todo-macro",languages:["rust"],pattern:String.raw`\btodo!`,found:"`todo!`, which ends the program when it is reached",expected:"the implementation, or an error that the caller can handle"},{id:"unimplemented-macro",languages:["rust"],pattern:String.raw`\bunimplemented!`,found:"`unimplemented!`, which ends the program when it is reached",expected:"the implementation, or an error that the caller can handle"},{id:"unwrap",languages:["rust"],pattern:String.raw`\.\s*unwrap\s*\(\s*\)|::unwrap\b`,found:"`unwrap()`, which ends the program where there is no value",expected:"`?`, or a branch for the case that there is no value"},{id:"todo-without-id",languages:EVERY,in:"comments",pattern:String.raw`\b(?:TODO|FIXME)\b|^\W*(?i:todo|fixme)\s*[:(]`,unless:String.raw`#\d+|\bWP-\w|\b[A-Z][A-Z0-9]*(?:-[A-Za-z0-9.]+)*-\d|https?://`,found:"a TODO that no id follows up",expected:"the work done, or the id of the packet or issue that does it"},{id:"stub-comment",languages:EVERY,in:"comments",pattern:String.raw`^\W*(?i:(?:just |only )?(?:an? )?(?:placeholder|stub|dummy|not (?:yet )?implemented|implement (?:me|this|later|here))(?: (?:yet|for now|only|value|body|code|implementation))*)\W*$`,found:"a comment that calls it a stub",expected:"the implementation"},{id:"stub-panic",languages:["rust"],in:"code-and-strings",pattern:String.raw`\b(?:panic|unreachable)!\s*\(\s*"${NOT_YET}`,found:"a body that only says it is not implemented",expected:"the implementation, or an error that the caller can handle"},{id:"stub-throw",languages:SCRIPT,in:"code-and-strings",pattern:String.raw`\bthrow\s+(?:new\s+)?\w*\s*\(?\s*["'\x60]${NOT_YET}`,found:"a body that only says it is not implemented",expected:"the implementation"},{id:"stub-raise",languages:["python"],pattern:String.raw`\braise\s+NotImplementedError\b`,found:"a body that only says it is not implemented",expected:"the implementation, or an abstract method of `abc`"},{id:"stub-function",languages:SCRIPT,pattern:String.raw`\bfunction\s+[A-Za-z_$][\w$]*\s*\([^()]*\)[^{}=]*\{\s*\}`,unless:String.raw`\bfunction\s+(?:_|noop|noOp|nothing|ignore)`,found:"a function without a body",expected:"the implementation"},{id:"stub-pass",languages:["python"],pattern:String.raw`^\s*(?:async\s+)?def\s+\w+\s*\(.*:\s*pass\s*$`,found:"a function without a body",expected:"the implementation"},{id:"json-value",languages:["rust"],pattern:String.raw`\bserde_json::(?:value::)?(?:Value\b|\{[^{}]*\bValue\b)`,found:"`serde_json::Value`, which holds any JSON",expected:"a type of its own for the data"},{id:"any-type",languages:["typescript"],pattern:String.raw`:\s*any\b|\bas\s+any\b|<\s*any\b|,\s*any\s*>|\bany\s*\[\]|\|\s*any\b|=\s*any\s*;`,found:"`any`, which switches the compiler off",expected:"a type of its own for the data, or `unknown` that is narrowed"},{id:"any-dict",languages:["python"],pattern:String.raw`\b[Dd]ict\[\s*str\s*,\s*(?:typing\.)?Any\s*\]|(?::|->)\s*(?:typing\.)?Any\b`,found:"`Any`, which holds any JSON",expected:"a type of its own for the data, such as a dataclass or TypedDict"}];var isBuiltIn=id=>PLACEHOLDER_PATTERNS.some(pattern=>pattern.id===id),messages9={"placeholder-line":data=>({message:`${data.path} has the new line ${quote(data.line,100)}${data.more===0?"":` and ${data.more} more`} with ${data.found}, expected ${data.expected}`,help:`Write what is missing, or take the line out of the change.${isBuiltIn(data.id)?` If it is right here, set the pattern aside in a change of the law: "no-placeholder-code": { "leaveOut": ["${data.id}"] }`:""}`}),"line-too-long":data=>({message:`${data.path} has a new line of ${data.length} characters, expected at most ${data.most}: it was not searched for placeholders`,help:'Break the line; or, if a program wrote the file, name it in "skipPaths" of no-placeholder-code.'}),"file-too-large":data=>({message:`${data.path} has more than ${data.limit} bytes, expected at most as many: its new lines were not searched for placeholders`,help:'Split the file; or name it in "skipPaths" of no-placeholder-code; or raise limits.codeBytes.'})},noPlaceholderCode=defineRule({id:"no-placeholder-code",clauses:["CX-600B"],blocksWhen:"added lines bring `todo!`, `unimplemented!`, `unwrap()`, `TODO` without an id, stub bodies, or generic JSON blobs (`serde_json::Value`, `any`, …); the patterns are configuration",why:"CX-600B, Anti-Vibe Guard: every submission is audited for placeholders, unwrap() and generic JSON blobs.",reads:["code"],completeness:!1,waivable:!0,options:lineOptions(PLACEHOLDER_PATTERNS),messages:messages9,*change({changeset,texts,law,options,lineMatcher}){let search={changes:changeset.changes,texts,law,options,builtIn:PLACEHOLDER_PATTERNS,allowedPaths:[],matcher:lineMatcher};for(let match of lineMatches(search))yield findingOf(match,law.limits.codeBytes,options.longestLine)}});function findingOf(match,limit,most){if(match.kind==="not-read"){let{path:path2}=match;return{message:"file-too-large",data:{path:path2,limit},at:fileLocation(path2),severity:"warning"}}if(match.kind==="long-line"){let{path:path2,line:line2,text:text2}=match.line;return{message:"line-too-long",data:{path:path2,length:text2.length,most},at:{path:path2,line:line2,column:1},severity:"warning"}}let[{path,line,text},...others]=match.lines,{id,found,expected:expected2}=match.pattern;return{message:"placeholder-line",data:{path,line:text,more:others.length,found,expected:expected2,id},at:{path,line,column:1},related:others.slice(0,10).map(other=>({at:{path,line:other.line,column:1},note:"has it too"}))}}function unreadManifest(path,ecosystem,fault){return{path,ecosystem,name:null,dependencies:[],fault}}var FOREIGN=["**/node_modules/**","**/vendor/**","**/target/**"];function manifestKind(path){let name3=baseName(path),kind=name3==="package.json"?"npm":name3==="Cargo.toml"?"cargo":null;return kind===null||matchesAny(FOREIGN,path)?null:kind}function foldedName(name3,ecosystem){let lower2=name3.toLowerCase();return ecosystem==="cargo"?lower2.replaceAll("_","-"):lower2}var REGISTER_HEADER=`| Component | License | IntegrationMode | Scope | Purpose |
| --- | --- | --- | --- | --- |`,LINKED="embedded_lib";function registerGaps(register,manifests){let direct=directDependencies(manifests),rows=register?.rows??[],byName={npm:rowsByName(rows,"npm"),cargo:rowsByName(rows,"cargo")},rowsOf3=({name:name3,ecosystem})=>byName[ecosystem].get(foldedName(name3,ecosystem))??[],used=new Set(direct.flatMap(rowsOf3));return{unregistered:direct.filter(dependency=>rowsOf3(dependency).length===0),unlicensed:direct.flatMap(dependency=>{let found=rowsOf3(dependency),[row]=found;return row&&found.every(({licence})=>licence==="")?[{dependency,row}]:[]}),idle:rows.filter(row=>!used.has(row)&&!row.isTransitive&&!isOutside2(row))}}function isOutside2({mode}){return/^external/i.test(mode)}function rowsByName(rows,ecosystem){let found=new Map;for(let row of rows){let name3=foldedName(row.name,ecosystem),same=found.get(name3);same?same.push(row):found.set(name3,[row])}return found}function directDependencies(manifests){let key=(name3,ecosystem)=>`${ecosystem} ${foldedName(name3,ecosystem)}`,own=new Set(manifests.flatMap(({name:name3,ecosystem})=>name3===null?[]:[key(name3,ecosystem)])),found=new Map;for(let{path,ecosystem,dependencies}of manifests)for(let dependency of dependencies){let id=key(dependency.name,ecosystem);own.has(id)||found.set(id,merged(found.get(id),dependency,{path,ecosystem}))}return[...found].sort(([a],[b])=>a<b?-1:1).map(([,dependency])=>dependency)}function merged(known,{name:name3,line,isDev},{path,ecosystem}){let places=[...known?.places??[],{path,line}];return{name:known?.name??name3,ecosystem,isDev:isDev&&(known?.isDev??!0),places}}var messages10={unregistered:data=>({message:`${quote(data.register)} ${data.exists?"has no row for":"does not exist and so has no row for"} ${quote(data.name)}, a direct dependency of ${quote(data.manifest)}, expected one with its licence`,help:data.exists?`Look its licence up and add: ${data.row}`:`Look its licence up and create ${data.register}:
${REGISTER_HEADER}
${data.row}`}),"no-licence":data=>({message:`The row of ${quote(data.name)}, a direct dependency of ${quote(data.manifest)}, has no licence, expected one such as MIT or Apache-2.0`,help:"Look the licence up in the package itself, and leave the dependency out if it has none: what nobody licenses, nobody may use."}),"no-dependency":data=>({message:`The row of ${quote(data.name)} has no dependency, expected a manifest that names it directly`,help:'Remove the row. If something else brings the component, move it below a heading with the word "Transitive"; if it is a program or service of its own, give it the mode external_process or external_service.'}),unreadable:data=>({message:`The manifest ${quote(data.path)} ${data.fault}, expected one whose dependencies can be read`,help:'Correct it; a file that is only an example for tests is named in the option "ignored".'})},ossRegister=defineRule({id:"oss-register",clauses:["CX-600B","Part 2 step 3"],blocksWhen:"a direct dependency in a manifest (npm, Cargo) has no register row or no licence; a row has no dependency",why:"CX-600B and Part 2, step 3: supply chain safety. What enters the program without anybody having looked at it cannot be answered for.",reads:["oss-register"],completeness:!1,waivable:!0,options:{ignored:{schema:{type:"array",items:{type:"string",minLength:1,maxLength:512},maxItems:100,uniqueItems:!0},default:["**/fixtures/**","**/testdata/**","**/__fixtures__/**"],description:"Manifests that say nothing of this repository: folders, files and patterns with * and **."}},messages:messages10,*repository({tree,manifests:all,law,options}){let manifests=all.filter(({path:path2})=>!matchesAny(options.ignored,path2));if(manifests.length===0)return;let entry=tree.snapshot.entry(law.paths.ossRegister),register=tree.register();if(entry&&isRegular(entry)&&register===null)return;let path=law.paths.ossRegister,named2=dependency=>({...nameOf2(dependency),register:path});for(let{path:path2,fault}of manifests)fault!==null&&(yield{message:"unreadable",data:{path:path2,fault},at:fileLocation(path2)});let{unregistered,unlicensed,idle}=registerGaps(register,manifests);for(let dependency of unregistered){let data={...named2(dependency),row:rowFor(dependency),exists:register!==null},related=relatedOf(dependency);yield{message:"unregistered",data,at:fileLocation(path),related,identity:identityOf(dependency)}}for(let{dependency,row}of unlicensed){let at={...fileLocation(path),line:row.line},related=relatedOf(dependency);yield{message:"no-licence",data:named2(dependency),at,related,identity:identityOf(dependency)}}for(let{name:name3,line}of manifests.some(({fault})=>fault!==null)?[]:idle)yield{message:"no-dependency",data:{name:name3},at:{...fileLocation(path),line}}}});function nameOf2({name:name3,places}){return{name:name3,manifest:places[0]?.path??""}}function identityOf({ecosystem,name:name3}){return`${ecosystem} ${name3}`}function relatedOf({places}){return places.slice(0,10).map(({path,line})=>({at:{...fileLocation(path),line},note:"named here"}))}function rowFor({name:name3,isDev}){return`| ${name3} | <licence> | ${LINKED} | ${isDev?"Dev":"Runtime"} | <what it is for> |`}var GRAMMAR=/^WP(?:-[A-Za-z0-9.]+)+$/,UNIQUE_SUFFIX=/-(?:\d{8}|(?=[0-9a-f]*\d)[0-9a-f]{7,12}|v\d+)$/;function isPacketId(text){return GRAMMAR.test(text)}function hasUniqueSuffix(id){return UNIQUE_SUFFIX.test(id)}var packetId=defineRule({id:"packet-id",clauses:["Part 4 step 2","CX-653"],blocksWhen:"TASK_ID is not the file name; an id is badly formed; two packets share an id (upper and lower case alike); a new packet has no unique suffix; something else lies in the packets folder",why:"Part 4 step 2: every packet is a fresh file with an id of its own, so that an id leads to exactly one packet.",reads:["packets"],completeness:!1,waivable:!0,options:{allowed:{schema:{type:"array",items:{type:"string",minLength:1}},default:["README.md",".gitkeep","TEMPLATE.md"],description:"Names of files in the packets folder that are no packets."}},messages:{"task-id-differs":data=>({message:`TASK_ID is ${quote(data.actual)}, expected the name of its file: ${data.id}`,help:`Write: - TASK_ID: ${data.id}`}),"bad-grammar":data=>({message:`The packet id is ${quote(data.id)}, expected WP-<phase>-<name>-<suffix> of letters, digits and dots`,help:"Rename the file, for example to WP-1-Cancel-Job-20260101.md."}),"shared-id":data=>({message:`The packet id ${data.id} is also that of ${quote(data.other)}, expected one file for an id`,help:"Give the newer packet a name of its own; names that differ only in upper and lower case are the same file on some systems."}),stray:data=>({message:`${quote(data.path)} lies in ${data.folder} and is no packet, expected only files named WP-….md`,help:"Move it elsewhere, name it as a packet, or list its name under rules.packet-id.allowed."}),"not-a-file":data=>({message:`The packet ${data.id} is a ${data.kind}, expected a regular file`,help:"Put the packet itself in its place: what a link points at can change without the packet changing."}),"no-unique-suffix":data=>({message:`The new packet ${data.id} ends in no unique suffix, expected a date (-20260101), a short hash (-1a2b3c4) or a revision (-v2)`,help:`Rename it, for example to ${data.id}-v1.`})},*packet({packet}){let field=fieldOf(packet,"TASK_ID");if(!field||field.value.text===""||field.value.text===packet.id)return;yield{message:"task-id-differs",data:{actual:field.value.text,id:packet.id},at:spanLocation(packet.path,field.value.span)}},*repository({tree,law,options}){let seen=new Map;for(let path of tree.snapshot.paths().filter(candidate=>concernsPackets(law.paths,candidate))){let name3=baseName(path),at=fileLocation(path),isPacket=isPacketPath(law.paths,path),id=name3.slice(0,-3),kind=tree.snapshot.entry(path)?.kind??"file";isPacket&&!isPacketId(id)&&(yield{message:"bad-grammar",data:{id},at}),isPacket&&(kind==="symlink"||kind==="submodule")&&(yield{message:"not-a-file",data:{id,kind},at});let twin=seen.get(foldPath(name3));twin!==void 0&&looksLikePacket(name3)?yield{message:"shared-id",data:{id:name3.split(/\.md/i,1).join(),other:twin},at}:!isPacket&&!isAllowed(path,law.paths,options.allowed)&&(yield{message:"stray",data:{path,folder:law.paths.packets},at}),twin===void 0&&seen.set(foldPath(name3),path)}},*change({packetChanges:packetChanges2}){for(let{kind,after}of packetChanges2)kind!=="introduced"||!after||hasUniqueSuffix(after.id)||(yield{message:"no-unique-suffix",data:{id:after.id},at:fileLocation(after.path)})}});function concernsPackets(paths,path){return isInside(foldPath(paths.packets),foldPath(path))||foldPath(path)===foldPath(paths.packets)}function looksLikePacket(name3){return/^wp-.*\.md[. ]*$/i.test(name3)}function isAllowed(path,paths,allowed){return folderOf(path)===paths.packets&&matchesAny(allowed,baseName(path))}var packetStructure=defineRule({id:"packet-structure",clauses:["CX-581","Part 4 template"],blocksWhen:"a required field is missing, empty or malformed",why:"CX-581: a packet must have the required structure, because the Coder receives only the packet.",reads:["packets"],completeness:!0,waivable:!0,messages:{missing:data=>({message:`${data.field} of ${data.packet} is missing, expected ${data.expected}`,help:`Add it to its section: - **${data.field}**: …`}),empty:data=>({message:`${data.field} of ${data.packet} is empty, expected ${data.expected}`,help:`Give ${data.field} a value, on its line or as a list below it.`}),malformed:data=>({message:`${data.field} of ${data.packet} is ${quote(data.actual)}, expected ${data.expected}`,help:`Rewrite ${data.field} as ${data.expected}.`}),"unknown-status":data=>({message:`STATUS of ${data.packet} is ${quote(data.actual)}, expected one of ${STATUSES.join(", ")}`,help:"Write one of these words and nothing after it: - STATUS: Ready-for-Dev"})},*packet({packet}){for(let{field,fault,actual,expected:expected2,span}of packet.schemaProblems){if(field==="STATUS"&&fault==="malformed")continue;let at=spanLocation(packet.path,span),data={packet:packet.id,field,expected:expected2};fault==="malformed"?yield{message:"malformed",data:{...data,actual},at}:yield{message:fault,data,at}}let status=fieldOf(packet,"STATUS");status&&packet.status?.kind==="unknown"&&status.value.text!==""&&(yield{message:"unknown-status",data:{packet:packet.id,actual:status.value.text},at:spanLocation(packet.path,status.value.span)})}});var SPEC_ID="[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+",OTHER_FAMILIES=new Set(["ADD","AES","CVE","CWE","ECMA","GHSA","GPT","IEEE","ISO","MD","RFC","RSA","SHA","UCS","UTF","WP"]),WORDY_ID_COMPONENTS=3,LONGEST_ID=80;function isSpecId(token2,bracketed){if(token2.length>LONGEST_ID)return!1;let components=token2.split("-");return components.length<2||OTHER_FAMILIES.has(components[0]??"")?!1:/\d/.test(components.at(-1)??"")||bracketed&&components.length>=WORDY_ID_COMPONENTS}function siblingId(first,shorthand){return shorthand.includes("-")?shorthand:/^\d+$/.test(shorthand)?/\d$/.test(first)?first.replace(/\d+$/,shorthand):null:/\d[A-Z]$/.test(first)?first.slice(0,-1)+shorthand:null}function idRange(first,last){let start4=/^(.*?)(\d{1,6})$/.exec(first),end=/^(.*?)(\d{1,6})$/.exec(last);if(!start4||!end)return null;let[,family="",digits=""]=start4,[,otherFamily="",otherDigits=""]=end;if(otherFamily!==""&&otherFamily!==family)return null;let from=Number(digits),to=Number(otherDigits);return to<from?null:{from,to,at:n=>family+String(n).padStart(digits.length,"0")}}var SIGN="(?:§{1,2}|Ã‚Â§|Â§|¬ß|\\?{1,3}(?=\\d)|\\uFFFD{1,2}|&sect;|\\\\u00[aA]7|A\\u0015|A(?=\\d{1,4}\\.\\d))",WORD2="(?:[Ss]ub)?(?:[Ss]ection|SECTION|[Cc]hapter|[Ss]ec\\.)s?",NUMBER2="\\d{1,6}(?:\\.\\d{1,6}){0,11}",MARKED2=new RegExp(`(?:(${WORD2})[ \\t]{1,3})?(?:(${SIGN})[ \\t]{0,2})?(${NUMBER2})`,"yu"),LETTER_TAIL=/(?:\.[A-Za-z*]|[a-z])(?![\p{L}\p{N}_])/uy,RANGE_SIGN="(?:[ \\t]{0,3}(?:-|–|—|\\.{2,3}|…)[ \\t]{0,3}|[ \\t]{1,3}(?:to|through|until)[ \\t]{1,3})",NUMBER_RANGE=new RegExp(`(${RANGE_SIGN})(${SIGN})?(${NUMBER2})(?![\\p{L}\\p{N}_%]|\\.\\d)`,"yu"),NUMBER_SIBLING=new RegExp(`/(${NUMBER2})(?![\\p{L}\\p{N}_%]|\\.\\d)`,"yu"),ITEM=/[ \t]{0,3},?[ \t]{0,3}\b(?:items?|point|bullet|no\.)[ \t]{0,3}#?(\d{1,4}(?:[-–]\d{1,4})?)(?![\p{L}\p{N}_])|[ \t]?\(([A-Za-z]|\d{1,2}|[ivx]{1,4})\)/iuy,ID2=new RegExp(`(${SPEC_ID})(?![\\p{L}\\p{N}_-]|\\.\\d)`,"yu"),ID_RANGE=new RegExp(`([ \\t]{0,3}(?:\\.{2,3}|…|–|—)[ \\t]{0,3}|[ \\t]{1,3}(?:to|through|until|-)[ \\t]{1,3})\\[?(${SPEC_ID}|\\d{1,6})(?![\\p{L}\\p{N}_-])`,"yu"),ID_SIBLING=new RegExp(`/(${SPEC_ID}|[A-Z]|\\d{1,6})(?![\\p{L}\\p{N}_-])`,"yu");function matchAt(pattern,text,at){return pattern.lastIndex=at,pattern.exec(text)}function numberAt(text,at){let match=matchAt(MARKED2,text,at);if(!match)return null;let[whole,word,sign,digits=""]=match,marked=word!==void 0||sign!==void 0,end=at+whole.length,tail=marked||digits.split(".").length>2?matchAt(LETTER_TAIL,text,end)?.[0]??"":"";if(end+=tail.length,/^(?:[\p{L}\p{N}_%]|\.\d)/u.test(text.slice(end,end+2))||!marked&&(!digits.includes(".")||isDate(digits)))return null;let number=digits+tail;return(tail===""?rangeOfNumbers(text,at,end,number):null)??numberWithSiblings(text,at,end,number)}function isDate(digits){return/^(?:19|20)\d{2}\.(?:0?[1-9]|1[0-2])\.\d{1,2}$/.test(digits)}function rangeOfNumbers(text,at,start4,first){let match=matchAt(NUMBER_RANGE,text,start4);if(!match)return null;let[whole,operator="",sign,last=""]=match,end=start4+whole.length,parent=first.slice(0,first.lastIndexOf(".")+1),from=Number(first.slice(parent.length)),written2={text:text.slice(at,end),offset:at},short=!last.includes(".");if(short&&(/[ \t]/.test(operator)||sign!==void 0||Number(last)<=from))return null;if(!short&&last.slice(0,last.lastIndexOf(".")+1)!==parent)return{references:[first,last].map(number=>numbered(number,null,written2)),end};let to=Number(last.slice(last.lastIndexOf(".")+1));return to<from?{references:[first,last].map(number=>numbered(number,null,written2)),end}:{references:run(from,to,n=>numbered(`${parent}${n}`,null,written2)),end}}function numberWithSiblings(text,at,start4,first){let references=[],end=start4,from=at,number=first;for(let match=matchAt(NUMBER_SIBLING,text,end);match;match=matchAt(NUMBER_SIBLING,text,end)){references.push(numbered(number,null,{text:text.slice(from,end),offset:from}));let parts2=number.split("."),replacing=(match[1]??"").split(".");number=[...parts2.slice(0,Math.max(0,parts2.length-replacing.length)),...replacing].join("."),from=end+1,end+=match[0].length}let item=matchAt(ITEM,text,end);return item&&(end+=item[0].length),references.push(numbered(number,item?item[1]??item[2]??null:null,{text:text.slice(from,end),offset:from})),{references,end}}function idAt(text,at){let first=matchAt(ID2,text,at)?.[1];if(first===void 0)return null;let start4=at+first.length,bracketed=text.charAt(at-1)==="["&&text.charAt(start4)==="]";return isSpecId(first,bracketed)?rangeOfIds(text,at,bracketed?start4+1:start4,first)??idWithSiblings(text,at,start4,first):null}function rangeOfIds(text,at,start4,first){let match=matchAt(ID_RANGE,text,start4);if(!match)return null;let[whole,operator="",last=""]=match,digits=/\d+$/.exec(first)?.[0]??"";if(/^\d+$/.test(last)&&/[ \t]/.test(operator)&&last.length!==digits.length)return null;let bounds=idRange(first,last);if(!bounds)return null;let end=start4+whole.length,written2={text:text.slice(at,end),offset:at};return{references:run(bounds.from,bounds.to,n=>identified(bounds.at(n),written2)),end}}function idWithSiblings(text,at,start4,first){let references=[identified(first,{text:first,offset:at})],end=start4,last=first;for(let match=matchAt(ID_SIBLING,text,end);match;match=matchAt(ID_SIBLING,text,end)){let id=siblingId(last,match[1]??"");if(id===null||!isSpecId(id,!1))break;references.push(identified(id,{text:match[1]??"",offset:end+1})),last=id,end+=match[0].length}return{references,end}}function numbered(number,item,written2){return{kind:"number",number,item,...written2}}function identified(id,written2){return{kind:"id",id,...written2}}function*run(from,to,make){for(let n=from;n<=to;n++)yield make(n)}var MOST_REFERENCES=200,EVIDENCE=160,RUN2=/[^\s`*"'<>()[\]{}|,;]+/uy,GLUED=/[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[-.'](?=[\p{L}\p{N}_]))*/uy,BULLET=/^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/,LABEL=/^[*_]{0,2}(?:primary|secondary|roadmap|main body|anchors?|spec(?:_anchor)?)[*_]{0,2}:[*_]{0,2}[ \t]*/i,SPEC_VERSION=/\bmaster[ _]spec(?:ification)?[ \t]{1,3}v\d+(?:\.\d+){0,4}\b/i;function readSpecAnchor(value){let visible=withoutComments(value),scan=new AnchorScan(visible);for(let item of itemsOf(visible))if(scan.readItem(item.start,item.end),scan.full)break;return{file:scan.file??SPEC_VERSION.exec(visible)?.[0]??null,references:scan.references}}function isAnchorToCome(value){return value===""||/^(?:<[^>]*>|\{[^}]*\}|tbd|tba|todo|pending|none|n\/a|-+|\.{2,}|…|\?+)[.!]?$/i.test(value)}function itemsOf(value){let items=[],offset=0;for(let line of value.split(`
`)){let bullet=BULLET.exec(line)?.[0],last=items.at(-1);bullet!==void 0||!last?items.push({start:offset+(bullet?.length??0),end:offset+line.length}):last.end=offset+line.length,offset+=line.length+1}return items}var AnchorScan=class{constructor(value){this.value=value}value;references=[];full=!1;files=[];runEnd=0;get file(){return this.files.find(isUnsafePath)??this.files.find(name3=>/spec/i.test(baseName(name3)))??this.files[0]??null}readItem(start4,end){let before=this.references.length,at=start4;for(;at<end&&!this.full;)at=this.readAt(at);!this.full&&this.references.length===before&&this.readTitle(start4,end)}readAt(at){if(at>=this.runEnd){let end=this.readPath(at);if(end>at)return end}let found=idAt(this.value,at)??numberAt(this.value,at);return found?(this.take(found),found.end):(GLUED.lastIndex=at,at+(GLUED.exec(this.value)?.[0].length??1))}readPath(at){RUN2.lastIndex=at;let run2=RUN2.exec(this.value)?.[0];if(run2===void 0)return at;this.runEnd=at+run2.length;let path=run2.slice(0,run2.length-trailing(run2)),hash=path.indexOf("#"),target=hash<0?path:path.slice(0,hash),fragment=hash<0?"":path.slice(hash+1);if(!isFile(target)&&!(fragment!==""&&isFragmentOwner(target,fragment)))return at;let file=nameOf3(this.value,at,target);return file!==""&&this.files.push(file),fragment!==""&&this.take({references:[{kind:"slug",slug:fragment,file,text:path,offset:at}],end:at}),this.runEnd}take({references,end}){for(let reference of references){if(this.references.length>=MOST_REFERENCES){this.full=!0;let text=`${reference.text} ${this.value.slice(end,end+EVIDENCE)}`.trim();this.references.push({kind:"title",title:"",text,offset:reference.offset});return}this.references.push(reference)}}readTitle(start4,end){let source=this.value.slice(start4,end),label2=LABEL.exec(source)?.[0].length??0,text=source.slice(label2).trim(),title=trimMarks(withoutFiles(text).replace(/[*`]/g,"").replace(/\s+/g," ")," .;,:");contentWords(title).size!==0&&this.take({references:[{kind:"title",title,text,offset:start4+source.indexOf(text,label2)}],end})}};function trailing(run2){let length=0;for(;length<run2.length&&".:!?".includes(run2.charAt(run2.length-1-length));)length++;return length}function isUnsafePath(name3){return isAddress(name3)||/^(?:[/\\~]|[A-Za-z]:)/.test(name3)||name3.includes("\\")||name3.split("/").includes("..")}function isAddress(target){return/^[a-z][a-z0-9+.-]*:\/\//i.test(target)}function isFile(target){return/[^/\\]\.md(?::\d+)?$/i.test(target)||isAddress(target)||/(?:^|[/\\])\.\.[/\\]/.test(target)}function isFragmentOwner(target,fragment){return target===""?/\p{L}/u.test(fragment)&&/^[\p{L}\p{N}_-]+$/u.test(fragment):/[/\\]/.test(target)}function nameOf3(value,at,target){let from=Math.max(0,at-80),last=markdownFiles(value.slice(from,at+target.length+1)).at(-1);return(last&&from+last.offset<=at&&last.name.endsWith(target)?last.name:target).replace(/:\d+$/,"")}function withoutFiles(text){let rest="",from=0;for(let{name:name3,offset}of markdownFiles(text))rest+=`${text.slice(from,offset)} `,from=offset+name3.length;return(rest+text.slice(from)).replace(SPEC_VERSION," ")}var WORTH_NAMING=.3,MOST_WORDS=24,SpecIndex=class{constructor(spec){this.spec=spec;for(let section of spec.sections){section.number!==null&&(push(this.numbers,section.number,section),section.roadmap||push(this.children,parentNumber(section.number),section));for(let id of section.ids)push(this.headingIds,id,section);this.slugs.set(section.slug,section)}}spec;numbers=new Map;children=new Map;headingIds=new Map;slugs=new Map;twins=null;families=null;words=null;byNumber(number){return this.numbers.get(number)??[]}closestChild(parent,component){let best=null;for(let section of this.children.get(parent)??[]){let distance=Math.abs(lastComponent(section.number??"")-component);!Number.isNaN(distance)&&(best===null||distance<best.distance)&&(best={section,distance})}return best?.section??null}byHeadingId(id){return this.headingIds.get(id)??[]}byBodyId(id){return(this.spec.bodyIds.get(id)??[]).flatMap(index2=>this.spec.sections[index2]??[])}closestId(id){let[,family="",digits=""]=/^(.*-)(\d+)[A-Z]?$/.exec(id)??[];if(digits==="")return null;this.families??=familiesOf(this);let best=null;for(let{section,member}of this.families.get(family)??[]){let distance=Math.abs(member-Number(digits));(best===null||distance<best.distance)&&(best={section,distance})}return best?.section??null}*mainBodyIds(){for(let[id,sections]of this.headingIds){let main=sections.find(({roadmap})=>!roadmap);main&&(yield[id,main])}for(let id of this.spec.bodyIds.keys()){let main=this.byBodyId(id).find(({roadmap})=>!roadmap);main&&(yield[id,main])}}bySlug(slug){let section=this.slugs.get(slug);return this.twins??=twinsOf(this.spec),section?this.twins.exact.get(foldText(slugOf(section.heading)))??[section]:this.twins.collapsed.get(collapsed(slug))??[]}like(text){let asked=[...contentWords(text)].slice(0,MOST_WORDS);this.words??=wordIndexOf(this.spec);let shared=new Map;for(let word of asked)for(let index2 of this.words.holders.get(word)??[])shared.set(index2,(shared.get(index2)??0)+1);let matches=[];for(let[index2,count]of shared){let section=this.spec.sections[index2],size=this.words.sizes[index2]??0;if(!section)continue;let covers2=count===asked.length||count===size&&size>=2,likeness=count/(asked.length+size-count),worthNaming=likeness>=WORTH_NAMING&&(count>=2||asked.length===1);matches.push({section,likeness,covers:covers2,worthNaming})}return matches.sort((a,b)=>b.likeness-a.likeness||a.section.line-b.section.line)}},indexes=new WeakMap;function indexOf(spec){let index2=indexes.get(spec);return index2||(index2=new SpecIndex(spec),indexes.set(spec,index2)),index2}function parentNumber(number){return number.slice(0,Math.max(0,number.lastIndexOf(".")))}function lastComponent(number){return Number(number.slice(number.lastIndexOf(".")+1))}function familiesOf(index2){let families=new Map;for(let[id,section]of index2.mainBodyIds()){let[,family="",digits=""]=/^(.*-)(\d+)[A-Z]?$/.exec(id)??[];digits!==""&&push(families,family,{member:Number(digits),section})}return families}function twinsOf(spec){let twins={exact:new Map,collapsed:new Map};for(let section of spec.sections){let slug=slugOf(section.heading);push(twins.exact,foldText(slug),section),push(twins.collapsed,collapsed(slug),section)}return twins}function collapsed(slug){return foldText(slug).replace(/-{2,}/g,"-").replace(/^-|-$/g,"")}function wordIndexOf(spec){let holders=new Map,sizes=spec.sections.map(({title},index2)=>{let words=contentWords(title);for(let word of words)push(holders,word,index2);return words.size});return{holders,sizes}}function push(map,key,value){let held=map.get(key);held?held.push(value):map.set(key,[value])}function resolveReference(spec,reference){let index2=indexOf(spec);switch(reference.kind){case"number":return resolveNumber(index2,reference.number);case"id":return resolveId(index2,reference.id);case"slug":return resolveSlug(index2,reference.slug);case"title":return resolveTitle(index2,reference.title)}}function resolveNumber(index2,number){let candidates=index2.byNumber(number);if(candidates.length>0)return byOwnNumber(index2,candidates);for(let child=number,parent=parentNumber(number);parent!=="";child=parent,parent=parentNumber(parent)){let above=index2.byNumber(parent);if(above.length===0)continue;let found=byOwnNumber(index2,above);if(found.kind==="roadmap-only")return found;let ancestor=found.kind==="resolved"?found.section:found.kind==="ambiguous"?found.candidates[0]:void 0;if(ancestor)return{kind:"parent-only",parent:ancestor,nearest:index2.closestChild(parent,lastComponent(child))}}return{kind:"missing",nearest:null}}function byOwnNumber(index2,candidates){let own=candidates.filter(({native})=>native);return mainBodyOf(index2,own.length>0?own:candidates)}function resolveId(index2,id){let headings=index2.byHeadingId(id);if(headings.some(({roadmap:roadmap2})=>!roadmap2))return mainBodyOf(index2,headings);let text=index2.byBodyId(id),defining=text.find(({roadmap:roadmap2})=>!roadmap2);if(defining)return{kind:"resolved",section:defining};let roadmap=headings[0]??text[0];return roadmap?{kind:"roadmap-only",section:roadmap,nearest:likest(index2,roadmap.title)}:{kind:"missing",nearest:index2.closestId(id)}}function resolveSlug(index2,written2){let slug=fragmentOf(written2);if(/^\d{1,4}(?:\.\d{1,4})+$/.test(slug))return resolveNumber(index2,slug);let candidates=index2.bySlug(slug),[only]=candidates;return only?candidates.length>1&&candidates.some(({roadmap})=>!roadmap)?{kind:"ambiguous",candidates}:mainBodyOf(index2,candidates):{kind:"missing",nearest:likest(index2,slug.replaceAll("-"," "))}}function fragmentOf(written2){if(!/%[0-9a-f]{2}/i.test(written2))return written2.toLowerCase();let bytes2=written2.replace(/%(?![0-9a-f]{2})/gi,"%25");try{return decodeURIComponent(bytes2).toLowerCase()}catch(error){if(error instanceof URIError)return written2.toLowerCase();throw error}}function resolveTitle(index2,title){let matches=index2.like(title),covering=matches.filter(({covers:covers2})=>covers2),best=covering.filter(({likeness})=>likeness===covering[0]?.likeness).map(({section})=>section);return best.length>0?mainBodyOf(index2,best):{kind:"missing",nearest:firstWorthNaming(matches)}}function mainBodyOf(index2,candidates){let main=candidates.filter(({roadmap:roadmap2})=>!roadmap2),own=main.filter(({native})=>native),trusted=own.length>0?own:main,[first]=trusted;if(first)return trusted.length===1?{kind:"resolved",section:first}:{kind:"ambiguous",candidates:trusted};let[roadmap]=candidates;return roadmap?{kind:"roadmap-only",section:roadmap,nearest:likest(index2,roadmap.title)}:{kind:"missing",nearest:null}}function likest(index2,title){return firstWorthNaming(index2.like(title))}function firstWorthNaming(matches){return matches.find(({section,worthNaming})=>!section.roadmap&&worthNaming)?.section??null}function fileOf(anchor,reference){return reference.kind==="slug"&&reference.file!==""?reference.file:anchor.file}function specNames(tree,anchor){let files=[anchor.file,...anchor.references.map(reference=>fileOf(anchor,reference))];return[...new Set(files)].flatMap(file=>file===null?[]:nameIn(tree,file)??[])}function anchoredSpec(tree,file){if(file===null)return tree.masterSpec();let name3=nameIn(tree,file);return name3===null?null:tree.specFile(name3)}function nameIn(tree,file){if(isUnsafePath(file))return null;let version=/^master[ _]spec(?:ification)?\s+v([\d.]+)$/i.exec(file)?.[1];if(version===void 0)return file;let fitting=tree.specPaths.filter(path=>versionOf(path)===version);return fitting.length===1?fitting[0]??null:null}function versionOf(path){return/master[ _-]?spec(?:ification)?[ _-]?v(\d+(?:\.\d+)*)\.md$/i.exec(baseName(path))?.[1]??null}function idsNotHeld(tree,anchor){return anchor.references.flatMap(reference=>{if(reference.kind!=="id")return[];let spec=anchoredSpec(tree,fileOf(anchor,reference));return spec&&resolveReference(spec,reference).kind==="missing"?[reference.id]:[]})}var VERSION=/(?<![\p{L}\p{N}])v(\d{1,9}(?:\.\d{1,9}){0,5})(?![\p{L}\p{N}])/giu;function specVersion(path){let found=[...baseName(path).replaceAll("_"," ").matchAll(VERSION)].at(-1)?.[1];return found===void 0?null:found.split(".").map(Number)}function compareVersions(a,b){if(a===null||b===null)return+(a!==null)-+(b!==null);for(let at=0;at<Math.max(a.length,b.length);at++){let difference2=(a[at]??0)-(b[at]??0);if(difference2!==0)return Math.sign(difference2)}return 0}function highestSpecs(paths){let highest=[];for(let path of paths){let order=compareVersions(specVersion(path),specVersion(highest[0]??path));order>0?highest=[path]:order===0&&highest.push(path)}return highest}function specBefore(path,paths){let own=specVersion(path);return highestSpecs(paths.filter(other=>compareVersions(specVersion(other),own)<0))[0]??null}function specRegressions(before,after,packets){return packets.flatMap(packet=>{let anchor=readSpecAnchor(fieldOf(packet,"SPEC_ANCHOR")?.value.text??"");return anchor.references.filter(reference=>isOf(before.path,fileOf(anchor,reference))).flatMap(reference=>{let then=resolveReference(before,reference);if(then.kind!=="resolved")return[];let now=resolveReference(after,reference),kind=regressionOf(reference,then.section,now);if(kind===null)return[];let moved=movedTo(then.section,after);return[{packet,reference,before:then.section,kind,now:sectionOf(now),moved}]})})}function isOf(path,file){if(file===null||file===path||baseName(file)===baseName(path))return!0;if(/\.md$/i.test(file))return!1;let version=specVersion(file);return version!==null&&compareVersions(version,specVersion(path))===0}function regressionOf(reference,then,now){switch(now.kind){case"missing":case"parent-only":return"vanished";case"roadmap-only":return"roadmap";case"ambiguous":return"ambiguous";case"resolved":return isSameSubject(reference,then,now.section)?null:"retitled"}}function isSameSubject(reference,then,now){if(isSameTitle(then.title,now.title))return!0;switch(reference.kind){case"number":return then.ids.some(id=>now.ids.includes(id));case"id":return!then.ids.includes(reference.id)||!now.ids.includes(reference.id)||then.number===now.number;default:return!0}}function isSameTitle(a,b){if(folded(a)===folded(b))return!0;let[left,right]=[contentWords(a),contentWords(b)];return left.size>0&&left.size===right.size&&[...left].every(word=>right.has(word))}function folded(title){return foldText(plainHeading(title)).replace(/\s+/g," ").trim()}function movedTo(section,after){let index2=indexOf(after),byId=section.ids.flatMap(id=>index2.byHeadingId(id)).filter(({roadmap})=>!roadmap);if(byId[0])return byId[0];let alike2=index2.like(section.title).map(match=>match.section).filter(({roadmap,title})=>!roadmap&&isSameTitle(title,section.title));return alike2.length===1?alike2[0]??null:null}function sectionOf(resolution){return resolution.kind==="resolved"||resolution.kind==="roadmap-only"?resolution.section:resolution.kind==="ambiguous"?resolution.candidates[0]??null:null}var keepOpen=phase=>`Until then the board must not say "${closingHeading(phase)}".`,messages11={unfinished:data=>({message:`${data.packet} is ${data.standing}, expected it VALIDATED before phase ${data.phase} closes`,help:`Finish ${data.packet} and have it validated; or supersede it on the board by a packet that is VALIDATED, or cancel it there with the user's signature. ${keepOpen(data.phase)}`}),blocker:data=>({message:`${data.packet} depends on ${data.blocker}, which is ${data.standing}, expected it VALIDATED before phase ${data.phase} closes`,help:`Have ${data.blocker} validated first. ${keepOpen(data.phase)}`}),"live-waiver":data=>({message:`The waiver ${data.waiver} of ${data.rule} for ${data.target} is live, expected it to end before phase ${data.phase} closes`,help:`Mend what ${data.waiver} waives and remove its row. ${keepOpen(data.phase)}`}),regression:data=>({message:`The Master Spec no longer says what ${data.packets.join(", ")} implemented, expected a clean spec regression check before phase ${data.phase} closes`,help:`See what spec-regression says, and mend it in a change of its own. ${keepOpen(data.phase)}`}),empty:data=>({message:`Phase ${data.phase} has no packet, expected a closure to close something`,help:`Packets of phase ${data.phase} begin with WP-${data.phase}-. ${keepOpen(data.phase)}`})},phaseClosure=defineRule({id:"phase-closure",clauses:["CX-585D","rule 5"],blocksWhen:"a phase is closed while one of its packets is not VALIDATED, a blocker is open, a waiver of it is live, or the spec regression check fails",why:"CX-585D and rule 5: a phase only closes when all its packets are VALIDATED, its blockers are resolved and the spec is intact.",reads:["packets","board"],completeness:!1,waivable:!1,messages:messages11,*repository({tree,phases,now}){for(let closure of closures2(tree)){if(phases!=="all"&&!phases.has(closure.phase))continue;let{phase,at}=closure;idsOfPhase(phase,tree).length===0&&(yield{message:"empty",data:{phase},at,identity:phase});for(let obstacle of phaseObstacles(phase,tree,now))yield findingOf2(obstacle,closure,tree)}},*change({base,result}){let closedBefore=new Set(closures2(base).map(({phase})=>phase)),closing2=closures2(result).filter(({phase})=>!closedBefore.has(phase));for(let closure of closing2)yield*takenAway(closure,base,result);let[old,now]=[base.specEntry(),result.specEntry()];if(!old||!now||old.id===now.id)return;let before=base.masterSpec(),after=result.masterSpec();if(!(!before||!after))for(let{phase,at}of closing2){let regressions=specRegressions(before,after,packetsOfPhase(phase,result)),packets=[...new Set(regressions.map(({packet})=>packet.id))];packets.length>0&&(yield{message:"regression",data:{phase,packets},at})}}});function*takenAway({phase,at},base,result){let left=new Set(idsOfPhase(phase,result));for(let id of idsOfPhase(phase,base)){let standing=workStanding(id,base);if(left.has(id)||standing.kind==="finished"||standing.kind==="absent")continue;let words=`${standingWords2(standing)} on the base and taken away by this change`;yield{message:"unfinished",data:{phase,packet:id,standing:words},at,identity:`${phase} ${id}`}}}function findingOf2(obstacle,{phase,at},tree){switch(obstacle.kind){case"unfinished":return{message:"unfinished",data:{phase,packet:obstacle.id,standing:standingWords2(obstacle.standing)},at,related:statusOf4(obstacle.id,tree),identity:`${phase} ${obstacle.id}`};case"blocker":{let{id,blocker}=obstacle;return{message:"blocker",data:{phase,packet:id,blocker,standing:standingWords2(obstacle.standing)},at,related:statusOf4(blocker,tree),identity:`${phase} ${id} ${blocker}`}}case"waiver":{let{id,rule,target}=obstacle.waiver;return{message:"live-waiver",data:{phase,waiver:id,rule,target},at}}}}function statusOf4(id,tree){let packet=tree.packet(id);return packet?[{at:fieldPlace(packet,"STATUS"),note:"the STATUS of the packet"}]:[]}function closures2(tree){return tree.board()?.closedPhases.filter(({canonical})=>canonical)??[]}var EXAMPLES={DATE:"- DATE: 2026-01-01T12:00:00Z",REQUESTOR:"- REQUESTOR: alice",AGENT_ID:"- AGENT_ID: orchestrator-1",ROLE:"- ROLE: Orchestrator",STATUS:"- STATUS: Ready-for-Dev",SPEC_ANCHOR:"- SPEC_ANCHOR: 1.2 [CX-JOB-002]",USER_SIGNATURE:"- USER_SIGNATURE: alice010120261200",RISK_TIER:"- **RISK_TIER**: LOW",IN_SCOPE_PATHS:`- **IN_SCOPE_PATHS**:
  * src/jobs.ts`,OUT_OF_SCOPE:`- **OUT_OF_SCOPE**:
  * src/main.ts`,DONE_MEANS:`- **DONE_MEANS**:
  * npm test passes with at least 3 new tests`,TEST_PLAN:"- **TEST_PLAN**:\n  ```bash\n  npm test\n  ```"};function canonicalExample(subject2,packet){let name3=FIELD_NAMES.find(field=>field===subject2);return name3===void 0?`## ${subject2}`:name3==="TASK_ID"?`- TASK_ID: ${packet}`:EXAMPLES[name3]??`- **${name3}**: …`}function exactly(text){return quote(text.replace(/[\u{80}-\u{10ffff}]/gu,char=>`\\u{${(char.codePointAt(0)??0).toString(16)}}`))}function firstLine(text){return text.split(`
`,1)[0]??text}var messages12={encoding:({packet,subject:subject2,actual})=>({message:`${packet} has ${subject2} in ${exactly(actual)}, expected UTF-8 text of characters that everybody sees`,help:"Type the line again. Only tabs and line ends (LF, or CRLF) may stand between printable characters."}),"front-matter":({packet,actual})=>({message:`${packet} begins with ${exactly(actual)}, expected its title`,help:`Begin the file with the line: # Task Packet: ${packet}`}),block:({packet,subject:subject2,actual})=>({message:`The contract of ${packet} has a block of the kind ${quote(subject2)}, ${exactly(actual)}, expected only headings, lists, paragraphs and fenced code`,help:"Write what it says as a paragraph or a list, or move it into a record section or below a report heading."}),heading:({packet,subject:subject2,actual})=>({message:`A heading of ${packet} is ${exactly(actual)}, expected ${headingForm(subject2)}`,help:"Write a heading at the margin, as hashes, one blank and plain text, on one line: ## Scope"}),"section-missing":({packet,subject:subject2})=>({message:`${packet} has no section ${quote(subject2)}, expected the line ${quote(`## ${subject2}`)} exactly once`,help:`Add the line: ## ${subject2}`}),"section-repeated":({packet,subject:subject2})=>({message:`${packet} has the section ${quote(subject2)} a second time, expected it once`,help:`Move what it says into the first section ## ${subject2}.`}),"section-order":({packet,subject:subject2})=>({message:`The section ${quote(subject2)} of ${packet} does not stand in its place, expected the order Metadata, Scope, Quality Gate, Bootstrap, Authority, Notes`,help:`Move ## ${subject2} to its place.`}),dress:({packet,subject:subject2,actual})=>({message:`${subject2} of ${packet} is written as ${exactly(actual)}, expected the form ${quote(firstLine(canonicalExample(subject2,packet)))}`,help:`Write it at the margin with the name as it is here:
${canonicalExample(subject2,packet)}`}),"repeated-field":({packet,subject:subject2,actual})=>({message:`${subject2} of ${packet} is defined a second time, as ${exactly(actual)}, expected one definition`,help:`Keep one line of this form and remove the other:
${canonicalExample(subject2,packet)}`}),lookalike:({packet,subject:subject2,actual})=>({message:`${exactly(actual)} in ${packet} looks like ${subject2} and is no field, expected the form ${quote(firstLine(canonicalExample(subject2,packet)))}`,help:`If it is meant as the field, write:
${canonicalExample(subject2,packet)}
If it only speaks of it, put the name in back-ticks and not at the start of the line.`}),"rich-value":({packet,subject:subject2,actual})=>({message:`${subject2} of ${packet} has a value that is not plain, ${exactly(actual)}, expected plain text on one line, or a list of such lines`,help:`Leave out markup, HTML, escapes and line breaks, and put paths with * or _ in back-ticks:
${canonicalExample(subject2,packet)}`}),"unclosed-fence":({packet,actual})=>({message:`The code block that ${exactly(actual)} opens in ${packet} is not closed, expected the same marks indented as deep as the opening ones`,help:"Close it with a line of the same marks, in a field indented by two blanks:\n  ```bash\n  npm test\n  ```"}),"second-reading":({packet,subject:subject2,actual,contract})=>({message:`${subject2} in a record section or report of ${packet} is ${exactly(actual)}, expected what the contract says: ${quote(contract)}`,help:`Write what the contract says, or name ${subject2} in a sentence. A contract that has to change needs a new packet, for example ${packet}-v2.`,why:'"The lock": nobody may read a second scope, tier, anchor or signature outside the contract.'})};function headingForm(subject2){return subject2==="title"?"one heading with a single hash, the title":subject2==="heading"?`one that every reader sees, such as ${quote("## Scope")}`:quote(`## ${subject2}`)}var plainPacket=defineRule({id:"plain-packet",clauses:["CX-581","CX-582"],blocksWhen:"a packet that the change introduces or signs is not plain: a locked field twice, in a dress that only the tolerant reader knows, or something that only looks like a field",why:"CX-581 and CX-582: a packet that is signed must say the same to the user who signs, the Coder who reads and the gate that locks.",reads:["packets"],completeness:!1,waivable:!1,messages:messages12,*change(context){for(let change of context.packetChanges)change.kind==="introduced"||change.kind==="signed"?yield*notPlain(change,context):yield*broughtByEdit(change)}});function*notPlain({after},{plainReadings}){for(let problem of(after&&plainReadings.get(after.blob))??[])after&&(yield findingOf3(problem,after))}function findingOf3({fault,subject:subject2,actual,span},packet){let at=spanLocation(packet.path,span);if(fault!=="second-reading")return{message:fault,data:{packet:packet.id,subject:subject2,actual},at};let reading=secondReadings(packet).find(({field})=>field.name===subject2&&field.span.line===span.line),value=reading?.field.value.text??actual,data={packet:packet.id,subject:subject2,actual:value,contract:reading?.contract??""};return{message:fault,data,at}}function*broughtByEdit({before,after}){if(!(!before||!after||!isSigned(before)))for(let{field,contract}of newSecondReadings(before,after))yield{message:"second-reading",data:{packet:after.id,subject:field.name,actual:field.value.text,contract:contract??""},at:{path:after.path,line:field.span.line,column:field.span.column}}}function anchoredRequirements(packet,tree){let anchor=readSpecAnchor(fieldOf(packet,"SPEC_ANCHOR")?.value.text??""),byId=new Map;for(let reference of anchor.references){let spec=anchoredSpec(tree,fileOf(anchor,reference)),found=spec&&resolveReference(spec,reference);if(!spec||found?.kind!=="resolved")continue;let{section}=found,all=tree.requirements(spec,section),own=reference.kind==="id"&&!section.ids.includes(reference.id)?bearing(reference.id,all):[];for(let requirement of own.length>0?own:all)byId.has(requirement.id)||byId.set(requirement.id,requirement)}return[...byId.values()]}function bearing(id,requirements){return requirements.filter(requirement=>requirement.id===id)}function coverageOf(requirements,evidence3){let byId=new Map;for(let row of evidence3){let rows2=byId.get(row.requirement);rows2?rows2.push(row):byId.set(row.requirement,[row])}let rows=requirements.map(requirement=>({requirement,evidence:byId.get(requirement.id)??[]})),missing4=rows.flatMap(row=>row.evidence.length===0?[row.requirement]:[]);return{rows,missing:missing4,covered:rows.length-missing4.length}}var subject=({packet,requirement,cited:cited2})=>`Evidence of ${packet} for ${requirement} is ${quote(cited2)}`,messages13={"no-evidence":data=>({message:`${data.packet} is finished without evidence for ${data.requirement} of ${quote(data.spec)}: ${quote(data.text)}, expected a file and line that meet this ${data.keyword}`,help:`Add to "## EVIDENCE_MAPPING" of the packet: - ${data.requirement} -> <path>:<line>`}),"file-not-there":data=>({message:`${subject(data)}, which is no file here, expected the path of a file from the top of the repository`,help:data.alike.length===0?"Name the file that meets the requirement, or record that the work is still to be done.":`If it is meant, write ${listed(data.alike,3)}.`}),"governed-record":data=>({message:`${subject(data)}, which is ${data.what}, expected a line of what was made`,help:"Cite the code, the test or the document that meets the requirement; a record says what is wanted or what was done, and proves neither."}),"line-not-there":data=>({message:`${subject(data)}, expected lines of a file that has ${data.lines}`,help:"Write the line that meets the requirement, or the first and the last: src/jobs.ts:12-14"}),"line-blank":data=>({message:`${subject(data)}, where nothing stands, expected the line that meets the requirement`,help:"Write the line that meets the requirement, or the first and the last: src/jobs.ts:12-14"}),"no-fingerprint":data=>({message:`${subject(data)} without a fingerprint, expected one, so that later drift is seen`,help:`Write behind it: ${data.cited} sha256:${data.fingerprint}`}),drifted:data=>({message:`${subject(data)}, where other text stands than when it was recorded (sha256:${data.recorded}), expected the text that met the requirement`,help:data.moved===null?`See whether the requirement is still met, and where; if it is met there, write: ${data.cited} sha256:${data.fingerprint}`:`The recorded text stands now at ${data.moved}. If it still meets the requirement, write: ${data.moved} sha256:${data.recorded}`})},requirementEvidence=defineRule({id:"requirement-evidence",clauses:["CX-598","PRIORITY_2"],blocksWhen:"a packet becomes Done or VALIDATED while a MUST or SHOULD of its anchored sections has no evidence, or the evidence `file:line` is not there or lies in a record of the law (later drift is a warning)",why:"CX-598: done is the whole text of the Main Body, so every MUST and SHOULD of the anchored sections is mapped to file and line.",reads:["packets"],completeness:!1,waivable:!0,messages:messages13,*packet({packet,tree,law,authority,advanced}){if(!isFinished(packet))return;let{rows,missing:missing4}=coverageOf(anchoredRequirements(packet,authority),tree.evidence(packet));for(let requirement of missing4)yield unproved(packet,requirement);for(let evidence3 of rows.flatMap(row=>row.evidence)){let finding=recorded(packet,evidence3,law)??cited(packet,evidence3,tree.cited(evidence3));finding&&(yield advanced&&!isAdvice(finding)?finding:{...finding,severity:"warning"})}}});function isAdvice({message}){return message==="no-fingerprint"||message==="drifted"}function unproved(packet,{id,keyword,text,path,line}){return{message:"no-evidence",data:{packet:packet.id,requirement:id,keyword,text,spec:path},at:sectionPlace(packet,["EVIDENCE_MAPPING","Evidence Mapping","EVIDENCE","Evidence","Metadata"]),related:[{at:{path,line,column:1},note:"the requirement"}],identity:id}}var RECORDS={packets:"in the folder of the packets",board:"the task board",spec:"a Master Spec","spec-pointer":"the pointer to the Master Spec",ledger:"the signature ledger",signatures:"a signature",waivers:"the waiver ledger"};function recorded(packet,evidence3,{paths}){let what=RECORDS[governedPart(paths,evidence3.file)??"code"];if(what===void 0)return null;let{data,...common}=rowOf(packet,evidence3);return{...common,message:"governed-record",data:{...data,what}}}function rowOf({id,path},{requirement,file,from,to,line}){let data={packet:id,requirement,cited:placeOf(file,from,to)};return{data,at:{path,line,column:1},identity:`${requirement} ${data.cited}`}}function cited(packet,evidence3,found){let{fingerprint}=evidence3,{data,...common}=rowOf(packet,evidence3);switch(found.kind){case"no-file":return{...common,message:"file-not-there",data:{...data,alike:found.alike}};case"no-line":return{...common,message:"line-not-there",data:{...data,lines:found.lines}};case"blank":return{...common,message:"line-blank",data};case"unreadable":return null;case"lines":return fingerprint===null?{...common,message:"no-fingerprint",data:{...data,fingerprint:found.fingerprint}}:fingerprint===found.fingerprint?null:{...common,message:"drifted",data:{...data,recorded:fingerprint,fingerprint:found.fingerprint,moved:movedOf(evidence3,found.movedTo)}}}}function movedOf({file,from,to},line){return line===void 0?null:placeOf(file,line,line+to-from)}function placeOf(file,from,to){return`${file}:${from===to?from:`${from}-${to}`}`}var TIERS=["LOW","MEDIUM","HIGH"],DRESS2=/[\s*_`[\](){}"'.,;:]/;function tierOf(packet){let value=fieldOf(packet,"RISK_TIER")?.value,[text=""]=(value?.inline||value?.items[0]?.text||"").split(`
`),[first="",...others]=text.split(/[\s/|,]+/).map(word=>trimBoth(word,DRESS2).toUpperCase());return others.filter(word=>word!==first&&TIERS.some(tier=>tier===word)).length>0?null:TIERS.find(tier=>tier===first)??null}var BETWEEN_WORDS=/[\s;&|()`"']+/;function runsOneOf({text},programs){let words=text.split(BETWEEN_WORDS),comment=words.findIndex(word=>word.startsWith("#"));return(comment<0?words:words.slice(0,comment)).some(word=>programs.includes(programName(word)))}function programName(word){return word.slice(word.lastIndexOf("/")+1).replace(/\.(?:sh|mjs|cjs|js|ts|py|ps1|bat|cmd)$/,"")}var PATHS={type:"array",items:{type:"string",minLength:1,maxLength:512},maxItems:1e3,uniqueItems:!0},RISKY_PATHS=["**/migrations/**","**/migration/**","**/ipc/**","**/ipc.*","**/*_ipc.*","**/security/**","**/security.*","**/auth/**","**/auth.*","**/crypto/**","**/permissions/**","**/capabilities/**","**/capabilities.*"],riskTier=defineRule({id:"risk-tier",clauses:["Part 4 template"],blocksWhen:"a MEDIUM or HIGH packet has no review command in TEST_PLAN; a diff touches migrations, IPC or security paths under a LOW packet (that the tier is LOW, MEDIUM or HIGH is held by `packet-structure`)",why:"Part 4 template: LOW changes no behaviour, migrations, IPC and security are HIGH, and from MEDIUM on the work is reviewed.",reads:["packets"],completeness:!0,waivable:!0,needs:["commits","messages"],options:{reviewCommands:{schema:{type:"array",items:{type:"string",minLength:1,maxLength:100},minItems:1,maxItems:20},default:["ai-review"],description:"The names of the programs or recipes that review; TEST_PLAN of a MEDIUM or HIGH packet runs one of them."},riskyPaths:{schema:PATHS,default:RISKY_PATHS,description:"Folders, files and patterns that no work under a LOW packet touches: migrations, IPC, security."},exceptPaths:{schema:PATHS,default:TEST_PATHS,description:"Folders, files and patterns that change no behaviour although they match riskyPaths. Documents never do."}},messages:{"no-review":data=>({message:`TEST_PLAN of ${data.packet} has no review command, expected ${listed(data.commands)} for the tier ${data.tier}`,help:`Add the line to TEST_PLAN: just ${data.commands[0]}
It may be started in any way (npm run ${data.commands[0]}); where the review has another name, rules.risk-tier.reviewCommands in the configuration lists the names that count.`}),"low-touches-risk":data=>({message:`${capital3(data.commit)} for the LOW packet ${data.packet} touches ${listed(data.paths)}, expected a packet of the tier HIGH`,help:"Take the files out of the commit, or let a packet with RISK_TIER: HIGH cover them and name that one: Work-Packet: WP-…"})},*packet({packet,options:{reviewCommands}}){let plan=fieldOf(packet,"TEST_PLAN"),tier=tierOf(packet);if(!plan||plan.value.items.length===0||tier===null||tier==="LOW"||plan.value.items.some(item=>runsOneOf(item,reviewCommands)))return;yield{message:"no-review",data:{packet:packet.id,tier,commands:reviewCommands},at:spanLocation(packet.path,plan.value.span)}},*change({changeset,base,result,options:{riskyPaths,exceptPaths}}){for(let commit of changeset.commits){let[packet,...others]=packetsOf(commit,base,result);if(!packet||[packet,...others].some(each=>tierOf(each)!=="LOW"))continue;let paths=commit.ownChanges.map(({path})=>path).filter(path=>matchesAny(riskyPaths,path)).filter(path=>!isDocument(path)&&!matchesAny(exceptPaths,path)),[first,...rest]=paths;first!==void 0&&(yield{message:"low-touches-risk",data:{commit:commitName(commit),packet:packet.id,paths},at:fileLocation(first),related:rest.slice(0,10).map(path=>({at:fileLocation(path),note:"touched by the same commit"})),commit:commit.id})}}});function packetsOf({trailers},base,result){return(trailers?.workPackets??[]).flatMap(id=>base.packet(id)??result.packet(id)??[])}function capital3(text){return text.charAt(0).toUpperCase()+text.slice(1)}function validationReports(packet){return packet.sections.filter(({zone,title})=>zone==="report"&&/validat(?:ion|or)/i.test(title)&&/report(?!s)/i.test(title)).filter(report=>/[\p{L}\p{N}]/u.test(reportText(packet,report).replace(/^.*\n?/,"")))}function reportText({text},{line,endLine}){return text.split(/\r\n|\r|\n/).slice(line-1,endLine).join(`
`).trimEnd()}function fittingRole(commit,law,packets){let work=workOf(commit,law,packets);return(work.isCode?["Coder","Validator"]:["Orchestrator","Validator","Coder"]).find(role=>(role==="Orchestrator"||!work.isTaskState)&&(role==="Validator"||!work.isReport)&&mayHold(role,commit,law)&&closedTo(role,commit,law).length===0)??null}function mayHold(role,{author},{roles}){let{holders}=roles[role];return holders.length===0||holders.some(holder=>holder.toLowerCase()===author.email.toLowerCase())}function closedTo(role,{ownChanges:ownChanges2},{roles}){return ownChanges2.map(({path})=>path).filter(path=>matchesAny(roles[role].mayNotTouch,path))}function workOf({ownChanges:ownChanges2},{paths},packets){let steps=ownChanges2.filter(({path})=>isPacketPath(paths,path)).map(({before,after})=>({old:before&&packets.read(before),now:after&&packets.read(after)}));return{isCode:ownChanges2.some(({path})=>matchesAny(paths.code,path)),isTaskState:ownChanges2.some(({path})=>path===paths.board)||steps.some(({old,now})=>statusOf5(old)!==statusOf5(now)),isReport:steps.some(({old,now})=>now&&reportsOf(now)>reportsOf(old))}}function statusOf5(packet){return packet?fieldOf(packet,"STATUS")?.value.text??"":""}function reportsOf(packet){return packet?validationReports(packet).length:0}var roleAttribution=defineRule({id:"role-attribution",clauses:["Part 3"],blocksWhen:"a commit that touches code or governed files declares no role, or one its author may not hold",why:"Part 3: Orchestrator, Coder and Validator have different rights, so a commit says in which role it was made. A claim never widens rights; no claim has none.",reads:[],completeness:!1,waivable:!0,needs:["commits","messages"],messages:{"role-missing":data=>({message:`${name(data)} touches ${listed(data.paths,3)} and has no role, expected a last line "Role: ${ROLES.join(" | ")}"`,help:data.amend}),"role-unclear":data=>({message:`${name(data)} has ${listed(data.lines,3)} ${UNCLEAR[unclear(data.lines)]}, expected exactly one line "Role: ${ROLES.join(" | ")}" in the last paragraph of the message`,help:data.role===null?APART:`Write all trailers into one last paragraph, each on a line of its own and nothing else in it: ${data.amend}`}),"not-a-holder":data=>({message:`${name(data)} claims the role ${data.role} for ${quote(data.email)}, expected one of ${listed(data.holders)}`,help:`Declare a role that this author may hold, or have ${data.role} done by one of its holders (roles.${data.role}.holders in the configuration of the base).`}),"path-forbidden":data=>({message:`${name(data)} of the ${data.role} touches ${listed(data.paths,3)}, expected nothing under ${data.fence.join(", ")}`,help:`Take these paths out of the commit; roles.${data.role}.mayNotTouch in the configuration of the base closes them to the ${data.role}.`})},*change({changeset,law,packets}){let{commits}=changeset;for(let[index2,commit]of commits.entries()){let paths=commit.ownChanges.map(({path})=>path).filter(path=>governedPart(law.paths,path)!==null),[first]=paths;if(first===void 0||!commit.trailers)continue;let amended={commit,isLast:index2===commits.length-1},fitting=fittingRole(commit,law,packets),blamed={commit:commitName(commit),paths,amend:amendLine(amended,fitting,law)},place4={at:fileLocation(first),commit:commit.id},{role,roleLines}=commit.trailers;if(role===null){if(roleLines.length===0)yield{message:"role-missing",data:blamed,...place4};else{let meant=meantRole(roleLines)??fitting,amend=meant===null?APART:withRoleLine(amended,meant);yield{message:"role-unclear",data:{...blamed,amend,lines:roleLines,role:fitting&&meant},...place4}}continue}if(!mayHold(role,commit,law)){let{holders}=law.roles[role];yield{message:"not-a-holder",data:{...blamed,role,email:commit.author.email,holders},...place4}}let closed=closedTo(role,commit,law);role!=="Orchestrator"&&closed.length>0&&(yield{message:"path-forbidden",data:{...blamed,paths:closed,role,fence:law.roles[role].mayNotTouch},at:fileLocation(closed[0]??first),commit:commit.id})}}}),APART="No role may do all of this: code is the Coder's, a validation report the Validator's, STATUS and task board the Orchestrator's. Bring each in a commit of its own, with its role.",UNCLEAR={several:"for its role",place:"outside of its trailers",spelling:"for its role, which is not how a role is spelled",unknown:"for its role, and there is no such role"};function unclear([line="",...others]){return others.length>0?"several":meantRole([line])===null?"unknown":line===`Role: ${meantRole([line])}`?"place":"spelling"}function meantRole([line="",...others]){let value=line.slice(line.search(/[:=]/)+1).trim(),role=value.slice(0,1).toUpperCase()+value.slice(1).toLowerCase();return others.length===0&&isRole(role)?role:null}function amendLine(amended,role,law){if(role===null)return APART;let lines2=withTrailersLine(amended,[`Role: ${role}`,...missingPacket(amended.commit,law)]);return amended.commit.id!==null?`Add the role: ${lines2}`:`Commit again with the role: ${lines2}, or set it once: git config handshake.role ${role}`}function missingPacket({ownChanges:ownChanges2,trailers},{paths,rules:rules2}){return trailers!==null&&trailers.workPackets.length>0||rules2["work-packet-reference"]?.severity==="off"?[]:ownChanges2.some(({path})=>matchesAny(paths.code,path))?["Work-Packet: <id>"]:[]}function name({commit}){return commit.startsWith("this")?"This commit":`Commit ${commit}`}function recordsOf(ledger){let records=new Map;for(let row of ledger?.rows??[]){let rows=records.get(row.signature);rows?rows.push(row):records.set(row.signature,[row])}return records}function recordFaults(packet,records){let rows=records.get(packet.signature.text)??[],invalid=rows.find(row=>row.invalid);if(invalid)return[{kind:"invalid",row:invalid}];let[first]=rows;return first?!rows.find(({packets})=>packets.includes(packet.id))&&first.packets.length>0?[{kind:"for-another",row:first}]:rows.flatMap(row=>row.lock===null||row.lock===packet.lockDigest?[]:[{kind:"other-digest",row,recorded:row.lock}]):[{kind:"unrecorded"}]}function repeatedRows({rows}){let used=new Map;return rows.flatMap(row=>{if(row.invalid)return[];let first=used.get(row.signature);return first?[{row,first}]:(used.set(row.signature,row),[])})}var LEDGER_COLUMNS=["Signature","Used By","Date/Time","Purpose","Packet","Lock"];function rowFor2(signature,packet,digest){let reading=parseSignature(signature),[signer,time]=typeof reading=="string"?["",""]:[reading.signer,minute2(reading.time)];return`| ${[signature,signer,time,`Approves ${packet}`,packet,digest].join(" | ")} |`}function minute2(seconds){return new Date(seconds*1e3).toISOString().slice(0,16).replace("T"," ")}function ledgerBreaches({changeset,packets,path}){let compared2=(changes,commit)=>changes.filter(change=>change.path===path).flatMap(change=>breachesOf(change,commit,packets)),byCommits=changeset.commits.flatMap(({id,parents})=>distinct(parents.flatMap(({changes})=>compared2(changes,id))));return byCommits.length>0?byCommits:compared2(changeset.changes,null)}function addedRows(before,after){let known=new Map;for(let{folded:folded3}of before?.rows??[])known.set(folded3,(known.get(folded3)??0)+1);return(after?.rows??[]).filter(({folded:folded3})=>{let left=known.get(folded3)??0;return known.set(folded3,left-1),left<=0})}function breachesOf({before,after},commit,packets){let old=before?packets.ledger(before):null;if(!old||old.rows.length===0)return[];if(!after||!isRegular(after))return[{kind:"file-removed",rows:old.rows.length,commit}];let now=packets.ledger(after);return now?lostRows(old.rows,now.rows).map(lost=>({...lost,commit})):[]}function distinct(breaches){let seen=new Set;return breaches.filter(breach=>{let key=JSON.stringify([breach.kind,"row"in breach?breach.row.folded:""]);return seen.size<seen.add(key).size})}function lostRows(old,now){let places=placesByKey(now),strangers=strangersBySignature(old,now),from=0;return old.flatMap(row=>{let own=places.get(keyOf(row));for(;own&&(own.left[own.next]??from)<from;)own.next++;let place4=own?.left[own.next];if(place4!==void 0)return from=place4+1,[];if(own)return[{kind:"moved",row}];let edited=strangers.get(row.signature);return[edited?{kind:"edited",row,now:edited}:{kind:"removed",row}]})}function placesByKey(rows){let places=new Map;return rows.forEach((row,index2)=>{for(let key of keysOf(row)){let own=places.get(key);own?own.left.push(index2):places.set(key,{left:[index2],next:0})}}),places}function keyOf({folded:folded3,lock}){return`${lock??""}
${folded3}`}function keysOf(row){return row.lock===null?[keyOf(row)]:[keyOf(row),keyOf({...row,lock:null})]}function strangersBySignature(old,now){let known=new Set(old.map(keyOf));return new Map(now.filter(row=>keysOf(row).every(key=>!known.has(key))).map(row=>[row.signature,row]))}function newRecordFaults({base,result,packetChanges:packetChanges2}){let added=addedRows(base.ledger(),result.ledger());if(added.length===0)return[];let signed=signedPackets(result),holders=new Map(signed.map(packet=>[packet.signature.text,packet])),known=recordsOf(base.ledger()),touched=new Set(packetChanges2.map(({path})=>path)),spokenOf=recordsOf({path:"",rows:added}),unread=unreadPackets(result),untouched=signed.filter(({path,signature})=>!touched.has(path)&&spokenOf.has(signature.text));return[...added.filter(({packets})=>!packets.some(id=>unread.has(id))).flatMap(row=>rowFaults(row,holders.get(row.signature)??null,known.has(row.signature))),...against(untouched,base,result)]}function rowFaults(row,packet,isKnown3){return row.invalid?[]:row.packets.length>0&&packet===null?isKnown3?[]:[{kind:"signature-of-no-packet",row}]:[...row.packets.length===0?[{kind:"names-no-packet",row,packet}]:[],...row.lock===null?[{kind:"no-digest",row,packet}]:[]]}function against(packets,base,result){let before=recordsOf(base.ledger()),after=recordsOf(result.ledger());return packets.flatMap(packet=>{let known=new Set(recordFaults(packet,before).map(({kind})=>kind));return recordFaults(packet,after).flatMap(fault=>fault.kind==="unrecorded"||known.has(fault.kind)?[]:[{kind:"against-packet",packet,fault}])})}function unreadPackets({packetEntries,packetAt}){let unread=packetEntries.filter(entry=>isRegular(entry)&&packetAt(entry.path)===null);return new Set(unread.map(({path})=>baseName(path).replace(/\.md$/,"")))}function signedPackets({packetEntries,packetAt}){return packetEntries.flatMap(({path})=>{let packet=packetAt(path);return packet&&isSigned(packet)?[packet]:[]})}function signatureFileBreaches({changeset,base,law}){let recorded2=recordsOf(base.ledger()),compared2=(changes,commit)=>changes.flatMap(({path,before,after})=>{let signature=signatureOfFile(law.paths,path),isBases=before!==null&&before.id===base.snapshot.entry(path)?.id;if(signature===null||!isBases||!recorded2.has(signature))return[];let is=after?isRegular(after)?"edited":"no regular file":"removed";return is==="edited"&&isRegular(before)&&before.id===after?.id?[]:[{is,file:path,signature,commit}]}),byCommits=changeset.commits.flatMap(({id,parents})=>distinct2(parents.flatMap(({changes})=>compared2(changes,id))));return byCommits.length>0?byCommits:compared2(changeset.changes,null)}function distinct2(breaches){return[...new Map(breaches.map(breach=>[`${breach.is} ${breach.file}`,breach])).values()]}var successor=packet=>`Leave the packet as it is and create a new one with a signature of its own: npx handshake-check create-task-packet --from ${packet}`,restore="Put the row back as it was; what has to be said about it goes into a new row.",messages14={unrecorded:data=>({message:`USER_SIGNATURE ${data.signature} of ${data.packet} is not recorded, expected a row for it in ${quote(data.ledger)}`,help:`A signature is given by the user, never made up. If the user did not give this one, take it out of the packet. If the user did, empty the line again and run: npx handshake-check sign ${data.packet} ${data.signature}, which writes the packet and the row. By hand the row is, below the columns ${LEDGER_COLUMNS.join(", ")}:
${data.row}`}),invalid:data=>({message:`USER_SIGNATURE ${data.signature} of ${data.packet} is marked INVALID in ${quote(data.ledger)}, expected a signature that counts`,help:successor(data.packet)}),"for-another":data=>({message:`The row of ${data.signature} in ${quote(data.ledger)} is for ${listed(data.others)}, expected ${data.packet}, which has that signature`,help:`Take it out of ${data.packet}, and ask the user for a signature for it: each is given for one packet, never made up and never used again. npx handshake-check sign ${data.packet} <signature> writes the packet and the row.`}),"other-digest":data=>({message:`The locked text of ${data.packet} has the digest ${data.actual}, expected ${data.recorded}, which ${quote(data.ledger)} records for ${data.signature}`,help:`Restore the text that was signed. ${successor(data.packet)}`}),"no-digest":data=>({message:`The new row of ${data.signature} for ${data.packet} has no digest in the column Lock, expected sha256: and 64 hexadecimal digits`,help:`Write the row with the digest of the packet's locked text:
${data.row}`}),"names-no-packet":data=>({message:`The new row of ${data.signature} names no packet, expected the id of the packet that it signs`,help:`Write the row with the packet's id:
${data.row}`}),"signature-of-no-packet":data=>({message:`The new row of ${data.signature} is for ${listed(data.packets)}, expected a packet that is signed with ${data.signature}`,help:"Take the row out. A signature is recorded by the change that signs its packet with it, and a packet is signed once."}),"used-twice":data=>({message:`${data.signature} is recorded a second time, ${quote(data.row)}, expected one row for each signature: ${quote(data.first)}`,help:"Take the second row out, and ask the user for a new signature if it was meant for another packet. A row that says INVALID may be added."}),"row-edited":data=>({message:`The ledger row ${quote(data.row)} is changed to ${quote(data.now)}, expected as it was: rows are only added`,help:restore}),"row-removed":data=>({message:`The ledger row ${quote(data.row)} is removed, expected as it was: rows are only added`,help:restore}),"row-moved":data=>({message:`The ledger row ${quote(data.row)} has moved, expected the rows in the order in which they were`,help:"Put it back where it was. New rows may stand at the top or at the end."}),"ssh-signature-changed":data=>({message:`${quote(data.file)} is ${data.is}, expected as it was: it proves ${data.signature}, which the ledger of the base records`,help:"Put the file back as it was. It stays when its key is taken out of use: what was signed before stays signed."}),"ledger-removed":data=>({message:`${quote(data.ledger)} is removed or no regular file, expected the file with all of its rows`,help:"Put the file back as it was, in the commit that took it away: git rebase -i, if there are later ones."})},signatureLedger=defineRule({id:"signature-ledger",clauses:["CX-585B"],blocksWhen:"a signature in use is not in `docs/SIGNATURE_AUDIT.md`, is marked INVALID there, or is recorded for another packet or another text; a row was edited, moved or removed; a new row has no digest or is for no packet that has its signature; the SSH signature of a recorded signature was edited or removed",why:"CX-585B: the ledger records every signature that was used, once; a record that can change proves nothing.",reads:["packets","ledger","signatures"],completeness:!1,waivable:!1,messages:messages14,*repository({tree,packets,law,authority}){let{ledger:path}=law.paths,ledger=tree.ledger(),records=recordsOf(ledger);for(let packet of packets.filter(isSigned))for(let fault of recordFaults(packet,records))fault.kind==="other-digest"&&authority.packetAt(packet.path)?.lockDigest===fault.recorded||(yield faultFinding(packet,fault,path,fieldPlace(packet,"USER_SIGNATURE")));for(let{row,first}of ledger?repeatedRows(ledger):[]){let data={signature:row.signature,row:row.folded,first:first.folded},related=[{at:rowLocation(path,first),note:"the first row of this signature"}];yield{message:"used-twice",data,at:rowLocation(path,row),related}}},*change(context){let{changeset,packets}=context,{ledger:path}=context.law.paths;for(let breach of ledgerBreaches({changeset,packets,path}))yield breachFinding(breach,path);for(let fault of newRecordFaults(context))yield newRecordFinding(fault,path);for(let{commit,...data}of signatureFileBreaches(context))yield{message:"ssh-signature-changed",data,at:fileLocation(data.file),commit}}});function faultFinding(packet,fault,ledger,at){let{lockDigest:digest,signature}=packet,data={packet:packet.id,signature:signature.text,ledger},related=fault.kind==="unrecorded"?[]:[{at:rowLocation(ledger,fault.row),note:"the row of this signature"}];switch(fault.kind){case"unrecorded":return{message:fault.kind,data:{...data,row:rowFor2(data.signature,packet.id,digest)},at};case"invalid":return{message:"invalid",data,at,related};case"for-another":return{message:"for-another",data:{...data,others:fault.row.packets},at,related};case"other-digest":return{message:fault.kind,data:{...data,recorded:fault.recorded,actual:digest},at,related}}}function newRecordFinding(found,ledger){if(found.kind==="against-packet")return faultFinding(found.packet,found.fault,ledger,rowLocation(ledger,found.fault.row));let{signature}=found.row;if(found.kind==="signature-of-no-packet"){let data2={signature,packets:found.row.packets};return{message:found.kind,data:data2,at:rowLocation(ledger,found.row)}}let{row,packet}=found,id=packet?.id??row.packets[0]??"WP-…",data={signature,packet:id,row:rowFor2(signature,id,packet?.lockDigest??"sha256:…")};return{message:found.kind,data,at:rowLocation(ledger,row)}}function breachFinding(breach,path){let{commit}=breach,at=fileLocation(path);if(breach.kind==="file-removed")return{message:"ledger-removed",data:{ledger:path},at,commit};let data={row:breach.row.folded};return breach.kind!=="edited"?{message:`row-${breach.kind}`,data,at,commit}:{message:"row-edited",data:{...data,now:breach.now.folded},at:rowLocation(path,breach.now),commit}}function rowLocation(path,{line}){return{path,line,column:1}}function lockDifferences(before,after){if(sameLines(before.lock,after.lock))return[];let shownBefore=evidence(before),shownAfter=evidence(after),old=parts(before.lock),now=parts(after.lock),differences=[];for(let key of new Set([...old.keys(),...now.keys()])){let oldLines=old.get(key)??[],newLines=now.get(key)??[];if(sameLines(oldLines,newLines))continue;let{oldMiddle,newMiddle}=trimCommon(oldLines,newLines),first=newMiddle[0]??newLines[0],sample=oldLines[0]??newLines[0];differences.push({kind:sample?.field?"field":"text",subject:sample?.field??sample?.section??"",...isShort(oldLines)&&isShort(newLines)?{old:shownBefore(oldLines),new:shownAfter(newLines)}:{old:shownBefore(oldMiddle),new:shownAfter(newMiddle)},line:first?.line??null})}return differences.length>0?differences:[orderDifference(before,after)]}function isRestoredFromLedger(packet,signed,ledger){if(!ledger||!isSigned(packet)||packet.signature.text!==signed.signature.text)return!1;let rows=ledger.rows.filter(({signature})=>signature===packet.signature.text);return rows.some(({invalid})=>invalid)?!1:rows.some(({lock,packets})=>lock===packet.lockDigest&&packets.includes(packet.id))}function parts(lines2){let byKey=new Map;for(let line of lines2){let key=line.field?`field ${line.field}`:`section ${line.section??""}`,group=byKey.get(key);group?group.push(line):byKey.set(key,[line])}return byKey}function sameLines(a,b){return a.length===b.length&&a.every((line,index2)=>line.text===b[index2]?.text)}function trimCommon(old,now){let start4=0;for(;start4<old.length&&start4<now.length&&old[start4]?.text===now[start4]?.text;)start4++;let end=0,most=Math.min(old.length,now.length)-start4;for(;end<most&&old[old.length-1-end]?.text===now[now.length-1-end]?.text;)end++;return{oldMiddle:old.slice(start4,old.length-end),newMiddle:now.slice(start4,now.length-end)}}function orderDifference(before,after){let{oldMiddle,newMiddle}=trimCommon(before.lock,after.lock),[first]=newMiddle;return{kind:"order",subject:first?.field??first?.section??"",old:evidence(before)(oldMiddle),new:evidence(after)(newMiddle),line:first?.line??null}}var SHORT=150;function isShort(lines2){return textOf2(lines2).length<=SHORT}function textOf2(lines2){return joined(lines2.map(({text})=>text))}function evidence(packet){let status=fieldOf(packet,"STATUS");return lines2=>joined(lines2.map(({text,line,field})=>field==="STATUS"&&line===status?.span.line?`${text} ${status.value.inline}`:text))}function joined(texts){return texts.map(text=>text.trim()).filter(text=>text!=="").join(`
`)}function lockBreaches(locked){let{base,changes,commits}=locked.changeset,breaches=commits.flatMap(commit=>[...againstParents(commit,locked),...againstBase(commit,locked)]),blamed=new Set(breaches.filter(({kind})=>kind!=="rewritten").map(({signed})=>signed.path)),said=new Set(breaches.map(keyOf2)),left=changes.filter(({path})=>!blamed.has(path));return[...breaches,...left.flatMap(change=>compare(change,changes,locked,{from:base.commit,commit:null})).filter(breach=>breach.kind!=="rewritten"||!said.has(keyOf2(breach)))]}function againstParents(commit,locked){let breaches=new Map;for(let{parent,changes}of commit.parents)for(let breach of changes.flatMap(change=>compare(change,changes,locked,{from:parent,commit:commit.id}))){let key=keyOf2(breach);breaches.has(key)||breaches.set(key,breach)}return[...breaches.values()]}function keyOf2(breach){let{kind,subject:subject2,line}="difference"in breach?breach.difference:{kind:"",subject:"",line:null},title=breach.kind==="rewritten"?breach.title:"";return JSON.stringify([breach.kind,breach.signed.path,kind,subject2,line,title])}function againstBase(commit,{base,packets,changeset}){return commit.id===null?[]:commit.ownChanges.flatMap(({path,before,after})=>{let signed=base.packetAt(path);if(!after||!signed||!isSigned(signed))return[];let started2=before?packets.read(before):null;if(started2&&isSigned(started2))return[];let common={signed,from:changeset.base.commit,commit:commit.id},was=changeset.base.entry(path)?.kind??"file";if(after.kind!==was)return[{...common,kind:"retyped",was,is:after.kind}];let now=packets.read(after);if(!now||isRestoredFromLedger(now,signed,base.ledger()))return[];let[difference2]=lockDifferences(signed,now);return difference2?[{...common,kind:"other-text",now,difference:difference2}]:[]})}function compare(change,siblings,locked,revisions){let{before,after,path}=change,signed=before&&isPacketPath(locked.paths,path)?locked.packets.read(before):null;if(!before||!signed||!isSigned(signed))return[];let common={signed,...revisions};if(!after)return[{...common,kind:"removed",to:movedTo2(signed,siblings,locked)}];let retyped={...common,kind:"retyped",was:before.kind,is:after.kind},now=locked.packets.read(after);return[...after.kind===before.kind?[]:[retyped],...now?textBreaches(now,common,locked):[]]}function textBreaches(now,common,{base}){let{signed}=common,differences=isRestoredFromLedger(now,signed,base.ledger())?[]:lockDifferences(signed,now),rewritten=signed.appendOnly.filter(part=>!now.appendOnly.some(({text})=>text.startsWith(part.text)));return[...differences.map(difference2=>({...common,kind:"changed",now,difference:difference2})),...rewritten.map(({title})=>({...common,kind:"rewritten",now,title}))]}function movedTo2(packet,siblings,{packets,paths}){let name3=baseName(packet.path).toLowerCase();return siblings.find(({path,before,after})=>before||!after?!1:after.id===packet.blob||baseName(path).toLowerCase()===name3?!0:isPacketPath(paths,path)&&packets.read(after)?.signature?.text===packet.signature.text)?.path??null}var successor2=packet=>`To change the contract, leave the packet as it was signed and create a new one with its own signature: npx handshake-check create-task-packet --from ${packet}`,restore2=({from,path,packet,amend})=>`Restore these lines as they were signed (git show ${from}:${shellWord(path)} has them)${amend===null?"":`, in the commit that changed them: ${amend}`}. ${successor2(packet)}`,putBack=data=>`Put it back: ${data.putBack}.`,difference=data=>data.old===data.new?`has a blank line more or less, expected the lines as ${data.signature} signed them`:`is ${quote(data.new)}, expected what ${data.signature} signed: ${quote(data.old)}`,messages15={"field-changed":data=>({message:`${data.field} of the signed packet ${data.packet} ${difference(data)}`,help:restore2(data)}),"text-changed":data=>({message:`The locked text of ${data.section===""?"the head":`section ${quote(data.section)}`} of the signed packet ${data.packet} ${difference(data)}`,help:`${restore2(data)}. Notes on the work belong in a record section (## Implementation, ## Validation, ## Evidence, ## Status / Handoff) or in a report at the end.`}),"text-moved":data=>({message:`${quote(data.line)} of the signed packet ${data.packet} has moved, expected the order that ${data.signature} signed`,help:restore2(data)}),"signature-changed":data=>({message:`USER_SIGNATURE of the signed packet ${data.packet} is ${quote(data.new)}, expected ${data.signature}: a packet is signed once and never signed again`,help:restore2(data)}),"packet-removed":data=>({message:`The signed packet ${data.packet} is ${data.to===null?"removed":`moved to ${quote(data.to)}`}, expected it at ${quote(data.path)}`,help:`${putBack(data)} A packet that is no longer wanted moves to Superseded or Cancelled on the task board; its file stays.`}),"type-changed":data=>({message:`The signed packet ${data.packet} is a ${data.is}, expected the ${data.was} that ${data.signature} signed`,help:`${putBack(data)} ${successor2(data.packet)}`}),"other-text":data=>({message:`Commit ${data.commit} brings ${quote(data.path)} with another ${data.field} than the base has signed`,help:`Rebase onto the base and leave the packet as it is there. ${successor2(data.packet)}`}),"record-rewritten":data=>({message:`${quote(data.title)} of the signed packet ${data.packet} is rewritten, expected only additions at its end`,help:"Keep what stands there and append what is new below it."})},signatureLock=defineRule({id:"signature-lock",clauses:["rule 4","PRIORITY_5","CX-585"],blocksWhen:"anything locked in a signed packet changed, moved or vanished",why:"Rule 4 and PRIORITY_5: USER_SIGNATURE locks a packet; changes need a new packet.",reads:["packets"],completeness:!1,waivable:!1,messages:messages15,*change({changeset,base,packets,law}){for(let breach of lockBreaches({changeset,base,packets,paths:law.paths}))yield findingOf4(breach,changeset.commits)}});function findingOf4(breach,commits){let{signed,commit}=breach,locked={packet:signed.id,path:signed.path,signature:signed.signature.text,...mendingOf(breach,commits)},at=fileLocation(signed.path);switch(breach.kind){case"removed":return{message:"packet-removed",data:{...locked,to:breach.to},at,commit};case"retyped":return{message:"type-changed",data:{...locked,was:breach.was,is:breach.is},at,commit};case"changed":return worded(breach.difference,locked,{at:{...at,line:breach.difference.line??1},commit});case"rewritten":return{message:"record-rewritten",data:{...locked,title:breach.title},at,commit,severity:"warning"};case"other-text":{let{subject:subject2,line}=breach.difference;return{message:"other-text",data:{...locked,commit:commitName({id:commit}),field:subject2||"text"},at:{...at,line:line??1},commit}}}}function mendingOf({signed,...breach},commits){let from=breach.from?.slice(0,12)??"HEAD",path=shellWord(signed.path),checkout=`git checkout ${from} -- ${path}`,commit=breach.commit===null?void 0:commits.find(({id})=>id===breach.commit);if(!commit)return{from,amend:null,putBack:checkout};let amended={commit,isLast:commit===commits.at(-1)};return{from,amend:withTreeLine(amended,`git add -- ${path}`),putBack:withTreeLine(amended,checkout)}}function worded({kind,subject:subject2,old,new:now},locked,place4){return kind==="order"?{message:"text-moved",data:{...locked,line:now||old},...place4}:subject2==="USER_SIGNATURE"?{message:"signature-changed",data:{...locked,new:now},...place4}:kind==="field"?{message:"field-changed",data:{...locked,field:subject2,old,new:now},...place4}:{message:"text-changed",data:{...locked,section:subject2,old,new:now},...place4}}function anchorFaults(anchor,tree){let{references}=anchor,files=new Set(references.length>0?references.map(each=>fileOf(anchor,each)):[anchor.file]),specs=new Map,faults=[];for(let file of files){let spec=anchoredSpec(tree,file);spec?specs.set(file,spec):faults.push(fileFault(file,tree))}references.length===0&&specs.size>0&&faults.push({kind:"no-section"});let looked=references.flatMap(reference=>{let spec=specs.get(fileOf(anchor,reference));return spec?[{reference,spec,found:resolveReference(spec,reference)}]:[]}),beside=looked.some(({found})=>found.kind==="resolved"&&!isEmpty(found.section));return[...faults,...looked.flatMap(each=>referenceFault(each,beside,tree)??[])]}function fileFault(file,tree){return file===null?{kind:"spec-missing",target:tree.specPointer()?.target??null}:isUnsafePath(file)?{kind:"unsafe-path",file}:{kind:"no-such-version",file,known:newestFirst(tree.specPaths)}}function newestFirst(paths){let byVersion=new Intl.Collator("en",{numeric:!0});return[...paths].sort((a,b)=>byVersion.compare(b,a))}function referenceFault(looked,beside,tree){let{reference,spec,found}=looked,astray2={reference,spec,nearest:"nearest"in found?found.nearest:null};switch(found.kind){case"resolved":return isEmpty(found.section)?{...astray2,kind:"empty-section",section:found.section}:null;case"roadmap-only":return{...astray2,kind:"roadmap-only",section:found.section,beside};case"parent-only":return{...astray2,kind:"parent-only",parent:found.parent};case"ambiguous":return{...astray2,kind:"ambiguous",candidates:found.candidates};case"missing":{let others=documentsHolding(reference,spec,tree);return others.length>0?{...astray2,kind:"elsewhere",others}:{...astray2,kind:"unresolved"}}}}function documentsHolding(reference,spec,tree){return reference.kind!=="id"?[]:tree.specPaths.filter(path=>{if(path===spec.path||!tree.text(path)?.text.includes(reference.id))return!1;let other=tree.specFile(path);return other!==null&&resolveReference(other,reference).kind==="resolved"})}function isEmpty(section){return section.endLine<=section.line}function sectionName({heading,number,ids,slug}){let id=ids[0]===void 0?[]:[`[${ids[0]}]`],key=[...number===null?[]:[number],...id].join(" ");return{heading,key:key===""?`#${slug}`:key}}function referenceName(reference){switch(reference.kind){case"number":return reference.number;case"id":return reference.id;case"slug":return`#${reference.slug}`;case"title":return reference.title||reference.text}}function placeWithin(path,source,span,offset,length){let start4=Math.min(span.start+offset,span.end),end=Math.min(start4+length,span.end),from=advance(source,{line:span.line,column:span.column},span.start,start4),to=advance(source,from,start4,end);return{path,...from,endLine:to.line,endColumn:to.column}}function advance(source,place4,start4,end){let passed=source.slice(start4,end).split(/\r\n|\r|\n/),last=passed.at(-1)?.length??0;return passed.length===1?{line:place4.line,column:place4.column+last}:{line:place4.line+passed.length-1,column:last+1}}var WANTED="a section of the Master Spec's Main Body",messages16={"missing-anchor":data=>({message:data.actual===""?`${data.packet} has no SPEC_ANCHOR, expected ${WANTED}`:`SPEC_ANCHOR of ${data.packet} is ${quote(data.actual)}, expected ${WANTED}`,help:"Name the section that the packet implements, by number or id: - SPEC_ANCHOR: 2.3.12 [CX-DBP-001]"}),"no-section":data=>({message:`SPEC_ANCHOR of ${data.packet} is ${quote(data.actual)}, which names no section, expected ${WANTED}`,help:"Add the number or id of the section, or its fragment behind the file name: Master_Spec_v1.md#storage-trait"}),"spec-missing":data=>({message:`SPEC_ANCHOR of ${data.packet} cannot be looked up, because ${quote(data.pointer)} ${data.target===null?"names no Master Spec file":`names ${quote(data.target)}, which is not there`}, expected it to name the Master Spec`,help:`Write the path of the current Master Spec into ${data.pointer}, and commit both.`}),"no-such-version":data=>({message:`SPEC_ANCHOR of ${data.packet} names ${quote(data.file)}, which is no Master Spec file here, expected ${expectedOf(data.known)}`,help:"Name a file that exists, or leave the file out: then the Master Spec binds that the spec pointer names."}),"unsafe-path":data=>({message:`SPEC_ANCHOR of ${data.packet} leads to ${quote(data.file)}, expected the path of a Master Spec file inside the repository`,help:"Write the path from the top of the repository: docs/spec/Master_Spec_v1.md#storage-trait"}),unresolved:data=>({message:`SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which ${quote(data.spec)} does not hold, expected ${WANTED}`,help:helpFor(data.nearest)}),"parent-only":data=>({message:`SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which ${quote(data.spec)} does not hold, although it has ${quote(data.parent.heading)}, expected a section that exists`,help:helpFor(data.nearest??data.parent)}),ambiguous:data=>({message:`SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which can mean ${data.candidates.length} sections of ${quote(data.spec)} (${listed([...new Set(data.candidates)],4)}), expected one`,help:"Write the number or the id that only the section in question has; where it has none, it needs one in a new version of the spec."}),"roadmap-only":data=>({message:`SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which is in the Roadmap of ${quote(data.spec)} (${quote(data.section.heading)}), expected ${WANTED}`,help:data.beside?"Nothing has to be done: the anchor names the Main Body as well. What only the Roadmap says is no requirement.":helpFor(data.nearest),why:"Rule 3: every packet references a requirement in the Main Body of the Master Spec, not in its Roadmap."}),elsewhere:data=>({message:`SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, which stands in ${listed(data.others,4)} and not in ${quote(data.spec)}, expected a section of the Master Spec that binds`,help:`Name the document, if it is the one that is meant: - SPEC_ANCHOR: ${data.others[0]} ${data.reference}`}),"empty-section":data=>({message:`SPEC_ANCHOR of ${data.packet} has ${quote(data.reference)}, a section of ${quote(data.spec)} without any text (${quote(data.section.heading)}), expected one that requires something`,help:"Name the section that holds the requirement."})},specAnchor=defineRule({id:"spec-anchor",clauses:["CX-573B","CX-598","rule 3"],blocksWhen:"no SPEC_ANCHOR; it does not resolve in the Master Spec; it resolves only into the Roadmap",why:"Rule 3 and CX-598: a packet transcribes a requirement of the Master Spec and has to say which, or it is an invention.",reads:["packets"],completeness:!0,waivable:!0,messages:messages16,*packet({packet,authority,law}){let field=fieldOf(packet,"SPEC_ANCHOR"),actual=field?.value.text??"";if(!field||isAnchorToCome(actual)){let at=field?spanLocation(packet.path,field.span):sectionPlace(packet,["Authority","Metadata"]);yield{message:"missing-anchor",data:{packet:packet.id,actual},at};return}for(let fault of anchorFaults(readSpecAnchor(actual),authority))yield findingOf5(fault,packet,field,law.paths.specPointer)}});function findingOf5(fault,packet,{value},pointer){let data={packet:packet.id},at=spanLocation(packet.path,value.span),placeOf6=(text,offset=value.text.indexOf(text))=>offset<0?at:placeWithin(packet.path,packet.text,value.span,offset,text.length);switch(fault.kind){case"spec-missing":return{message:fault.kind,data:{...data,pointer,target:fault.target},at};case"no-section":return{message:fault.kind,data:{...data,actual:value.text},at};case"unsafe-path":return{message:fault.kind,data:{...data,file:fault.file},at:placeOf6(fault.file)};case"no-such-version":{let{kind,file,known}=fault;return{message:kind,data:{...data,file,known},at:placeOf6(file),identity:file}}default:return astray(fault,packet.id,placeOf6(fault.reference.text,fault.reference.offset))}}function astray(fault,packet,at){let{spec,nearest:nearest2}=fault,reference=referenceName(fault.reference),data={packet,reference,spec:spec.path,nearest:nearest2&&sectionName(nearest2)},note2=fault.kind==="ambiguous"?"one of them":"the nearest section",related=(fault.kind==="ambiguous"?fault.candidates.slice(0,4):nearest2?[nearest2]:[]).map(({line})=>({at:{path:spec.path,line,column:1},note:note2})),common={at,identity:reference,related};switch(fault.kind){case"unresolved":return{...common,message:fault.kind,data};case"elsewhere":return{...common,message:fault.kind,data:{...data,others:fault.others}};case"parent-only":return{...common,message:fault.kind,data:{...data,parent:sectionName(fault.parent)}};case"ambiguous":{let candidates=fault.candidates.map(({heading})=>heading);return{...common,message:fault.kind,data:{...data,candidates}}}case"empty-section":return{...common,message:fault.kind,data:{...data,section:sectionName(fault.section)}};case"roadmap-only":{let{kind,section,beside}=fault,finding={...common,message:kind,data:{...data,section:sectionName(section),beside}};return beside?{...finding,severity:"warning"}:finding}}}function expectedOf(known){return known.length===0?"one that exists, and there is none":known.length===1?listed(known):`one of ${listed(known,8)}`}function helpFor(nearest2){return nearest2?`If ${quote(nearest2.heading)} is meant, write: - SPEC_ANCHOR: ${nearest2.key}`:"Look the requirement up in the Master Spec and write the number or id of its section."}var expected=({highest,patterns})=>highest.length===0?`the path of a Master Spec file, which matches ${listed(patterns,3)}`:listed(highest,3),help=({pointer,highest})=>highest.length===0?`Add the Master Spec under a name such as docs/spec/Master_Spec_v01.00.md (paths.spec in the configuration says which match), and write its path into ${pointer}.`:`Write into ${pointer}: The Master Spec in force is \`${highest[0]}\`.`,messages17={"pointer-missing":data=>({message:`The spec pointer ${quote(data.pointer)} is missing, expected a file that names ${expected(data)}`,help:help(data)}),"names-no-spec":data=>({message:`The spec pointer ${quote(data.pointer)} names no Master Spec, expected ${expected(data)}`,help:help(data)}),"spec-not-there":data=>({message:`The spec pointer ${quote(data.pointer)} names ${quote(data.target)}, which is ${data.several?"the name of several Master Spec files":"no Master Spec file here"}, expected ${expected(data)}`,help:help(data)}),"not-highest":data=>({message:`The spec pointer ${quote(data.pointer)} names ${quote(data.target)}, expected the highest version present: ${expected(data)}`,help:help(data)})},specCurrent=defineRule({id:"spec-current",clauses:["Part 2 step 1"],blocksWhen:"`docs/SPEC_CURRENT.md` is missing, or does not name the highest Master Spec version present",why:"Part 2, step 1: work is planned against the latest version of the Master Spec, and one file says which that is.",reads:["spec-pointer"],completeness:!1,waivable:!0,messages:messages17,*repository({tree,law}){let highest=highestSpecs(tree.specPaths),data={pointer:law.paths.specPointer,highest,patterns:law.paths.spec},pointer=tree.specPointer(),entry=tree.snapshot.entry(data.pointer);if(!pointer){entry?.kind==="file"||entry?.kind==="executable"||(yield{message:"pointer-missing",data,at:fileLocation(data.pointer),identity:""});return}let at={path:pointer.path,line:pointer.line,column:1},{target}=pointer;if(target===null){yield{message:"names-no-spec",data,at,identity:""};return}let spec=tree.specEntry()?.path;if(spec===void 0){let several=tree.specPaths.filter(path=>baseName(path)===target).length>1;yield{message:"spec-not-there",data:{...data,target,several},at,identity:target}}else compareVersions(specVersion(spec),specVersion(highest[0]??spec))<0&&(yield{message:"not-highest",data:{...data,target},at})}});var anchored=({reference,packet})=>`${quote(reference)}, which ${packet} is anchored to,`,help2=({before,moved,spec})=>moved===null?`Keep the section, under its number and id, in ${spec}; where it is really given up, replace the packet first.`:`${quote(before)} is now ${quote(moved.key)}: give it its number and id back in ${spec}, and another number to what is new.`,messages18={"section-vanished":data=>({message:`${anchored(data)} is no longer in ${quote(data.spec)}, expected ${quote(data.before)} still there`,help:help2(data)}),"only-roadmap":data=>({message:`${anchored(data)} is in the Roadmap of ${quote(data.spec)} (${quote(data.now)}), expected it in the Main Body, as ${quote(data.before)} was`,help:help2(data)}),ambiguous:data=>({message:`${anchored(data)} can mean several sections of ${quote(data.spec)}, expected one, as ${quote(data.before)} was`,help:help2(data)}),"other-subject":data=>({message:`${anchored(data)} is ${quote(data.now)} in ${quote(data.spec)}, expected still ${quote(data.before)}`,help:help2(data)})},specRegression=defineRule({id:"spec-regression",clauses:["CX-600B","Part 2"],blocksWhen:"a section or id that packets anchor to vanished, or its number now means another title",why:"CX-600B, Spec Regression Guard: a packet says what it implements by pointing into the spec, so the spec must not move under it.",reads:["spec"],completeness:!1,waivable:!0,messages:messages18,*repository({tree,packets}){let before=tree.previousSpec(),after=before&&tree.masterSpec();before&&after&&(yield*compared(before,after,packets))},*change({base,result,changeset}){let[then,now]=[base.specEntry(),result.specEntry()];if(changeset.whole||!then||!now||then.id===now.id)return;let[before,after]=[base.masterSpec(),result.masterSpec()],packets=result.packetEntries.flatMap(({path})=>result.packetAt(path)??[]);before&&after&&(yield*compared(before,after,packets))}});function*compared(before,after,packets){for(let regression of specRegressions(before,after,packets))yield findingOf6(regression,after)}function findingOf6(regression,{path}){let{packet,before,kind,now,moved}=regression,reference=referenceName(regression.reference),data={packet:packet.id,reference,spec:path,before:before.heading,moved:moved&&sectionName(moved)},section=now??moved,common={at:placeOf2(regression),identity:`${reference} ${before.heading}`,related:section?[{at:{path,line:section.line,column:1},note:now?"what it means now":"where it is now"}]:[]},subject2={...data,now:now?.heading??""};switch(kind){case"vanished":return{...common,message:"section-vanished",data};case"roadmap":return{...common,message:"only-roadmap",data:subject2};case"ambiguous":return{...common,message:"ambiguous",data};case"retitled":return{...common,message:"other-subject",data:subject2}}}function placeOf2({packet,reference}){let field=fieldOf(packet,"SPEC_ANCHOR");if(!field)throw new Error(`${packet.id} is anchored and has no SPEC_ANCHOR`);let{span,text}=field.value,offset=text.startsWith(reference.text,reference.offset)?reference.offset:text.indexOf(reference.text);return offset<0?spanLocation(packet.path,span):placeWithin(packet.path,packet.text,span,offset,reference.text.length)}function specBreaches(change){let{changes,commits}=change.changeset,breaches=commits.flatMap(commit=>[...editsOf(commit,change),...arrivalsOf(commit,change)]),blamed=new Set(breaches.map(({path})=>path)),left=changes.filter(({path})=>!blamed.has(path)),edits=left.flatMap(each=>editOf(each,changes,null,change));return[...breaches,...edits,...commits.length===0?arrivalsWithoutCommits(left,change):[]]}function isSpecUpdate(id){return id.split("-").includes("SpecUpdate")}function editsOf(commit,change){let byPath2=new Map;for(let{changes}of commit.parents)for(let breach of changes.flatMap(each=>editOf(each,changes,commit.id,change)))byPath2.has(breach.path)||byPath2.set(breach.path,breach);return[...byPath2.values()]}function editOf({path,after},siblings,commit,{base,texts,paths}){let locked=base.snapshot.entry(path);if(!locked||!isVersionFile(path,paths,base.specEntry()))return[];if(!after)return[{kind:"removed",path,commit,to:movedTo3(locked,siblings)}];if(after.kind!==locked.kind)return[{kind:"retyped",path,commit,was:locked.kind,is:after.kind}];if(after.id===locked.id)return[];let[old,now]=[texts.readText(locked),texts.readText(after)],difference2=old&&now&&firstDifference(old.text,now.text);return difference2?[{kind:"edited",path,commit,...difference2}]:[]}function isVersionFile(path,paths,inForce){return isSpecPath(paths,path)&&(specVersion(path)!==null||path===inForce?.path)}function movedTo3(locked,siblings){return siblings.find(({path,before,after})=>!before&&after&&(after.id===locked.id||baseName(path)===baseName(locked.path)))?.path??null}function arrivalsOf({id,trailers,ownChanges:ownChanges2},change){let arrived=arrivedIn(ownChanges2,change);if(arrived.length===0)return[];let open2=openSpecUpdates(change),named2=trailers?.workPackets??[];return(trailers===null?open2.length>0:open2.some(packet=>named2.includes(packet.id)))?[]:arrived.map(path=>unauthorised(path,id,named2,open2))}function arrivalsWithoutCommits(changes,change){let arrived=arrivedIn(changes,change),open2=arrived.length===0?[]:openSpecUpdates(change);return open2.length>0?[]:arrived.map(path=>unauthorised(path,null,[],open2))}function arrivedIn(changes,{base,result,paths}){return base.specPaths.length===0?[]:changes.flatMap(({path,after})=>!after||base.snapshot.entry(path)||!isVersionFile(path,paths,result.specEntry())?[]:changes.some(other=>!other.after&&other.before?.id===after.id)?[]:[path])}function unauthorised(path,commit,named2,open2){return{kind:"unauthorised",path,commit,named:named2,open:open2.map(({id})=>id)}}function openSpecUpdates({base}){return base.packetEntries.flatMap(({path})=>{let packet=isSpecUpdate(baseName(path).replace(/\.md$/,""))?base.packetAt(path):null,status=packet?.status&&packet.status.kind!=="unknown"?packet.status.status:null;return packet&&isSigned(packet)&&(status==="Ready-for-Dev"||status==="In-Progress")?[packet]:[]})}function firstDifference(oldText,newText){let[before,after]=[foldedLines(oldText),foldedLines(newText)];for(let at=0;at<Math.max(before.length,after.length);at++){let[then,now]=[before[at]??"",after[at]??""];if(then===now)continue;let from=shownFrom(then,now);return{line:at+1,old:excerpt(then,from),new:excerpt(now,from)}}return null}function shownFrom(then,now){let same=0;for(;same<then.length&&then[same]===now[same];)same++;return same<=SHOWN_BEFORE?0:then.lastIndexOf(" ",same-SHOWN_BEFORE)+1}function excerpt(line,from){return from===0?line:`… ${line.slice(from)}`}var SHOWN_BEFORE=30;function foldedLines(text){let lines2=text.split(/\r?\n/).map(line=>trimRight(line,BLANK));for(;lines2.at(-1)==="";)lines2.pop();return lines2}var BLANK=/[ \t]/;var restore3=({from,path})=>`Restore it: git checkout ${from} -- '${path}'. What has to be said differently is said in a new version, under a signed packet whose id has the token SpecUpdate.`,messages19={"version-edited":data=>({message:`Line ${data.line} of the Master Spec version ${quote(data.path)} is ${quote(data.new)}, expected the text that the base has: ${quote(data.old)}`,help:restore3(data)}),"version-removed":data=>({message:`The Master Spec version ${quote(data.path)} is ${data.to===null?"removed":`moved to ${quote(data.to)}`}, expected it to stay where packets find it`,help:restore3(data)}),"version-retyped":data=>({message:`The Master Spec version ${quote(data.path)} is a ${data.is}, expected the ${data.was} that the base has`,help:restore3(data)}),"no-spec-update":data=>({message:`The new Master Spec version ${quote(data.path)} comes under ${data.named.length===0?"no packet":listed(data.named)}, expected ${data.open.length===0?"a packet with the token SpecUpdate in its id that the base has signed, ready or in progress":listed(data.open)}`,help:data.open.length===0?"Create a packet such as WP-1-SpecUpdate-20260105, have it signed and merged, and bring the version in a change after that.":`Name the packet in the commit that brings the version: Work-Packet: ${data.open[0]}`,why:"PRIORITY_3: a change of the spec is a new packet of its own, WP-{ID}-SpecUpdate."})},specVersionLock=defineRule({id:"spec-version-lock",clauses:["CX-585A","PRIORITY_3"],blocksWhen:"the text of an existing Master Spec version changes; a new version arrives without a packet whose id has the token `SpecUpdate`",why:"CX-585A: the Master Spec is immutable while a phase is worked on, because signed packets point into its text.",reads:["spec"],completeness:!1,waivable:!1,messages:messages19,*change({changeset,base,result,texts,law}){let from=changeset.base.commit?.slice(0,12)??"HEAD";for(let breach of specBreaches({changeset,base,result,texts,paths:law.paths}))yield findingOf7(breach,from)}});function findingOf7(breach,from){let{path,commit}=breach,at=fileLocation(path);switch(breach.kind){case"removed":return{message:"version-removed",data:{path,from,to:breach.to},at,commit};case"retyped":return{message:"version-retyped",data:{path,from,was:breach.was,is:breach.is},at,commit};case"edited":{let{line,old,new:now}=breach;return{message:"version-edited",data:{path,from,line,old,new:now},at:{...at,line},commit}}case"unauthorised":return{message:"no-spec-update",data:{path,named:breach.named,open:breach.open},at,commit}}}function isInProgress({status}){return status!==null&&status.kind!=="unknown"&&status.status==="In-Progress"}function isBlocked({status}){return status!==null&&status.kind!=="unknown"&&status.status==="Blocked"}function placesToWatch(packets){let places=packets.flatMap(packet=>scopeOf(packet).inScope.flatMap(({pattern})=>pattern??[])).map(pattern=>{let star=pattern.indexOf("*");return(star<0?pattern:pattern.slice(0,pattern.lastIndexOf("/",star)+1)).replace(/\/$/,"")});return places.includes("")?[]:[...new Set([...packets.map(({path})=>path),...places])].sort()}function lastTouch(packet,touched){let scope=scopeOf(packet),newest=null;for(let[path,time]of touched)(newest===null||time>newest)&&(path===packet.path||isInScope(scope,path))&&(newest=time);return newest}var NOTE_TITLE=/\b(?:escalat\w{0,8}|blockers?|blocked)\b/i,NOTE_LINE=/^[\s>*_`+-]{0,12}(?:escalat\w{0,8}|block(?:er|ers|ed)(?:[ _-](?:by|on|because|reason|since))?)\b[^:\n]{0,40}:(.{0,400})/i,NOTE_WORDS=/\b(?:escalat\w{0,8}|blocked (?:by|on|because|until)|waiting (?:for|on)|waits for|needs)\b/i,NOTHING2=/^(?:none|n\/a|tbd|todo|pending|-|…|<[^>]{0,80}>|\{[^}]{0,80}\})?$/i;function hasEscalationNote(packet,entry){if(entry&&NOTE_WORDS.test(entry.text))return!0;let lines2=packet.text.split(/\r\n|\r|\n/);return lines2.some(line=>!saysNothing2(NOTE_LINE.exec(line)?.[1]??""))?!0:packet.sections.some(({title,line,endLine})=>NOTE_TITLE.test(title)&&lines2.slice(line,endLine).some(text=>!saysNothing2(text)&&!/^\s*#/.test(text)))}function saysNothing2(text){return NOTHING2.test(trimRight(trimBoth(text,/[\s*_`]/),/[\s*_`.]/))}var DAY2=1440*60,stalledWork=defineRule({id:"stalled-work",clauses:["Part 2 step 2"],blocksWhen:"a packet is In-Progress and untouched for over two weeks (git time), or Blocked without an escalation note",why:"Part 2 step 2: before new work is planned there are no stalled packets (idle for over two weeks), and blocked ones have escalation notes.",reads:["packets","board"],completeness:!1,waivable:!0,options:{days:{schema:{type:"integer",minimum:1,maximum:3650},default:14,description:"How many days a packet may be In-Progress without a commit on it or on its scope."}},needs:["last-touched"],messages:{idle:data=>({message:`${data.packet} is In-Progress and was last touched on ${data.since}, expected a commit on it or on its scope within ${counted(data.days,"day")}`,help:"Go on with it, or set STATUS to Blocked with an escalation note, and move it on the board."}),"no-escalation":data=>({message:`${data.packet} is Blocked without an escalation note, expected a line that says what blocks it and who was asked`,help:"Write it behind the entry on the board, or in a record section of the packet: - ESCALATION: blocked by …, asked … on …"})},*change({changeset,result,options}){let touched=changeset.lastTouched??new Map,uncommitted=changeset.changes.map(({path})=>[path,changeset.now]),touches=new Map([...touched,...uncommitted]),entries=new Map((result.board()?.entries??[]).map(entry=>[entry.id,entry]));for(let{path}of result.packetEntries){let packet=result.packetAt(path);if(!packet)continue;isBlocked(packet)&&!hasEscalationNote(packet,entries.get(packet.id)??null)&&(yield{message:"no-escalation",data:{packet:packet.id},at:fieldPlace(packet,"STATUS")});let newest=isInProgress(packet)?lastTouch(packet,touches):null;newest!==null&&changeset.now-newest>options.days*DAY2&&(yield{message:"idle",data:{packet:packet.id,since:dateOf(newest),days:options.days},at:fieldPlace(packet,"STATUS"),identity:packet.id})}}});function dateOf(time){return new Date(time*1e3).toISOString().slice(0,10)}var messages20={"not-canonical":data=>({message:`STATUS of ${data.packet} is changed to ${quote(data.actual)}, expected one of ${STATUSES.join(", ")} and nothing after it`,help:`Write: - STATUS: ${data.meant??"In-Progress"}`}),"step-not-allowed":data=>({message:`STATUS of ${data.packet} goes from ${data.from} to ${data.to}, expected ${data.allowed.length>0?`one of ${data.allowed.join(", ")}`:"it to stay"}`,help:data.allowed.length>0?`Take one step at a time: write "- STATUS: ${data.allowed[0]}", and the next step in a later commit.`:`${data.from} is the last state. What is still to be done needs a new packet.`}),"late-entry":data=>({message:`The new packet ${data.packet} has STATUS ${data.status}, expected Draft or Ready-for-Dev`,help:"Write: - STATUS: Draft"})},statusStep=defineRule({id:"status-step",clauses:["Task State Management","CX-585"],blocksWhen:"a STATUS changes to anything but one canonical word along an allowed step; a new packet enters past Ready-for-Dev",why:"Task State Management: a packet is Draft, Ready-for-Dev, In-Progress, Blocked, Done or VALIDATED, one step after the other.",reads:["packets"],completeness:!1,waivable:!1,messages:messages20,*change(context){let{changeset}=context;if(changeset.commits.length===0){for(let change of changeset.changes)yield*judged(change,context,null);return}yield*leaps(context);for(let[change,commit]of ownChanges(changeset.commits))yield*judged(change,context,commit)}});function ownChanges(commits){return commits.flatMap(({id,parents:[first,...others]})=>(first?.changes??[]).filter(({path})=>others.every(({changes})=>changes.some(other=>other.path===path))).map(change=>[change,id]))}function*leaps({changeset,packets,law}){let isMerging=changeset.commits.some(({id,parents})=>id===null&&parents.length>1),{changes,commits}=changeset.pushed??(isMerging?{changes:[],commits:[]}:changeset);for(let{path,before,after}of changes){if(!before||!after||!isPacketPath(law.paths,path))continue;let from=stateOf(packets.read(before)),now=packets.read(after),to=stateOf(now);if(!now||from===null||to===null||from===to)continue;let allowed=law.status.steps[from];allowed.includes(to)||leadsTo(from,to,stepsOf(path,commits,packets))||(yield{message:"step-not-allowed",data:{packet:now.id,from,to,allowed},at:place3(now)})}}function stepsOf(path,commits,packets){return ownChanges(commits).flatMap(([change])=>{if(change.path!==path||!change.before||!change.after)return[];let from=stateOf(packets.read(change.before)),to=stateOf(packets.read(change.after));return from===null||to===null?[]:[[from,to]]})}function leadsTo(from,to,steps){let reached=new Set([from]);for(let state of reached)for(let[start4,end]of steps)start4===state&&reached.add(end);return reached.has(to)}function stateOf(packet){return packet?.status&&packet.status.kind!=="unknown"?packet.status.status:null}function*judged({path,before,after},{packets,law},commit){if(!after||!isPacketPath(law.paths,path))return;let old=before&&packets.read(before),now=packets.read(after);if(!now?.status||old&&statusText(old)===statusText(now))return;let at=place3(now),{status}=now;if(status.kind!=="canonical"){let meant=status.kind==="alias"?status.status:null;yield{message:"not-canonical",data:{packet:now.id,actual:statusText(now),meant},at,commit};return}let to=status.status;if(!old){to!=="Draft"&&to!=="Ready-for-Dev"&&(yield{message:"late-entry",data:{packet:now.id,status:to},at,commit});return}let from=old.status&&old.status.kind!=="unknown"?old.status.status:null;if(from===null||from===to)return;let allowed=law.status.steps[from];allowed.includes(to)||(yield{message:"step-not-allowed",data:{packet:now.id,from,to,allowed},at,commit})}function statusText(packet){return fieldOf(packet,"STATUS")?.value.text??""}function place3(packet){let field=fieldOf(packet,"STATUS");return field?spanLocation(packet.path,field.value.span):fileLocation(packet.path)}var EVERY2=["rust","typescript","javascript","python"],SCRIPT2=["typescript","javascript"],BEHIND="a call of the storage layer (the `Database` trait)",SCRIPT_DRIVERS="pg|pg-pool|pg-promise|postgres|mysql|mysql2|mysql2/promise|sqlite|sqlite3|better-sqlite3|node:sqlite|bun:sqlite|mongodb|mongoose|knex|typeorm|sequelize|ioredis|redis|duckdb|@prisma/client|drizzle-orm(?:/[a-z0-9-]+)*|kysely",PYTHON_DRIVERS="sqlite3|psycopg|psycopg2|asyncpg|aiosqlite|aiomysql|pymysql|MySQLdb|sqlalchemy|sqlmodel|peewee|pymongo|motor|redis|duckdb|databases",RUST_DRIVERS="sqlx|rusqlite|diesel|diesel_async|tokio_postgres|postgres|mysql|mysql_async|sea_orm|duckdb|mongodb|redis|deadpool_postgres|r2d2_sqlite",SQL=[String.raw`\bSELECT\s+(?:.*\s)?FROM\b`,String.raw`^\s*SELECT\s+[\w*"(]`,String.raw`\b(?:INSERT|REPLACE)\s+INTO\b`,String.raw`\bUPDATE\s+\S+\s+SET\b`,String.raw`\bDELETE\s+FROM\b`,String.raw`\b(?:CREATE|ALTER|DROP)\s+(?:TABLE|INDEX|VIEW)\b`,String.raw`\b(?i:select\s+\*\s+from\s+\w|select\s+[\w.,*()"\s]+\s+from\s+\w+\s+(?:where|order\s+by|limit|join)\s|insert\s+into\s+\w+\s*(?:\(|values\b)|delete\s+from\s+\w+\s+where\s|update\s+\w+\s+set\s+\w+\s*=|(?:create|alter|drop)\s+table\s+(?:if\s|\w+\s*(?:\(|add\b|;|$)))`].join("|"),STORAGE_PATTERNS=[{id:"rust-driver",languages:["rust"],pattern:String.raw`\b(?:${RUST_DRIVERS})::`,found:"a database driver",expected:BEHIND},{id:"rust-pool",languages:["rust"],pattern:String.raw`\b(?:Sqlite|Pg|MySql|Any)(?:Pool|Connection)\b`,found:"a pool or connection of a database",expected:BEHIND},{id:"script-driver",languages:SCRIPT2,in:"code-and-strings",pattern:String.raw`\b(?:from|import|require)\s*\(?\s*["'](?:${SCRIPT_DRIVERS})["']`,found:"a database driver",expected:BEHIND},{id:"script-pool",languages:SCRIPT2,pattern:String.raw`\bnew\s+(?:PrismaClient|MongoClient|(?:pg|mysql)\.(?:Pool|Client))\b|\b(?:pg|mysql2?|mariadb)\.create(?:Pool|Connection)\b`,found:"a pool or connection of a database",expected:BEHIND},{id:"python-driver",languages:["python"],pattern:String.raw`^\s*(?:import\s+(?:\w+\s*,\s*)*|from\s+)(?:${PYTHON_DRIVERS})\b`,found:"a database driver",expected:BEHIND},{id:"python-pool",languages:["python"],pattern:String.raw`\b(?:create_engine|create_async_engine|ThreadedConnectionPool|SimpleConnectionPool)\s*\(|\b(?:sqlite3|psycopg2?|asyncpg)\.connect\b`,found:"a pool or connection of a database",expected:BEHIND},{id:"sql",languages:EVERY2,in:"strings",pattern:SQL,found:"SQL",expected:BEHIND}],STORAGE_PATHS=["**/storage/**","**/storage.*","**/database/**","**/database.*","**/db/**","**/db.*","**/migrations/**","**/persistence/**","**/repositories/**"];var messages21={"around-the-boundary":data=>({message:`${data.path} has the new line ${quote(data.line,100)}${data.more===0?"":` and ${data.more} more`} with ${data.found}, expected ${data.expected}`,help:'Move it behind the storage layer and call that. If the file is part of the storage layer, a change of the law adds it: "storage-boundary": { "storagePaths": [...] }'}),"line-too-long":data=>({message:`${data.path} has a new line of ${data.length} characters, expected at most ${data.most}: it was not searched for database access`,help:'Break the line; or, if a program wrote the file, name it in "skipPaths" of storage-boundary.'}),"file-too-large":data=>({message:`${data.path} has more than ${data.limit} bytes, expected at most as many: its new lines were not searched for database access`,help:'Split the file; or name it in "skipPaths" of storage-boundary; or raise limits.codeBytes.'})},storageBoundary=defineRule({id:"storage-boundary",clauses:["CX-DBP-001"],blocksWhen:"added lines reach the database around the `Database` trait (direct driver, pool or SQL outside the storage layer); the patterns are configuration",why:"PRIORITY_1 and CX-DBP-001: work that bypasses the Database trait is blocked, so that moving to another database takes a week.",reads:["code"],completeness:!1,waivable:!0,options:{...lineOptions(STORAGE_PATTERNS),storagePaths:{schema:{type:"array",items:{type:"string",minLength:1,maxLength:512},maxItems:1e3,uniqueItems:!0},default:STORAGE_PATHS,description:"Folders, files and patterns of the storage layer, where drivers, pools and SQL are at home."}},messages:messages21,*change({changeset,texts,law,options,lineMatcher}){let allowedPaths=options.storagePaths,search={changes:changeset.changes,texts,law,options,builtIn:STORAGE_PATTERNS,allowedPaths,matcher:lineMatcher};for(let match of lineMatches(search))yield findingOf8(match,law.limits.codeBytes,options.longestLine)}});function findingOf8(match,limit,most){if(match.kind==="not-read"){let{path:path2}=match;return{message:"file-too-large",data:{path:path2,limit},at:fileLocation(path2),severity:"warning"}}if(match.kind==="long-line"){let{path:path2,line:line2,text:text2}=match.line;return{message:"line-too-long",data:{path:path2,length:text2.length,most},at:{path:path2,line:line2,column:1},severity:"warning"}}let[{path,line,text},...others]=match.lines,{found,expected:expected2}=match.pattern;return{message:"around-the-boundary",data:{path,line:text,more:others.length,found,expected:expected2},at:{path,line,column:1},related:others.slice(0,10).map(other=>({at:{path,line:other.line,column:1},note:"has it too"}))}}var BOARD_COLUMNS=["Draft","Ready for Dev","In Progress","Blocked","Done","Superseded","Cancelled"];function columnOf(status){return COLUMN_OF[status]}function isExempt(column){return column==="Superseded"||column==="Cancelled"}function columnOfMarker(marker,aliases){let named2=columnNamed(marker);if(named2)return named2;let reading=readStatus(marker,aliases);return reading.kind==="unknown"?null:columnOf(reading.status)}function columnNamed(heading){let bare2=heading.length>LONGEST_HEADING?"":heading.replace(/\([^()]*\)|\[[^[\]]*\]/g," ");return COLUMN_NAMES.get(foldStatus(bare2))??null}function canonicalEntry(id,text){return text===""?`- **[${id}]**`:`- **[${id}]** - ${text}`}var LONGEST_HEADING=200,COLUMN_OF={Draft:"Draft","Ready-for-Dev":"Ready for Dev","In-Progress":"In Progress",Blocked:"Blocked",Done:"Done",VALIDATED:"Done"},COLUMN_NAMES=new Map([...BOARD_COLUMNS.map(column=>[foldStatus(column),column]),["drafts","Draft"],["ready","Ready for Dev"],["ready for development","Ready for Dev"],["done validated","Done"],["completed","Done"],["superseded archive","Superseded"],["canceled","Cancelled"]]);function packetState({id,status}){return{id,status:status===null||status.kind==="unknown"?null:status.status}}function boardDisagreements(board,packets,aliases){let states=new Map(packets.map(packet=>[packet.id,packet])),listed2=groups(board.entries),missing4=packets.filter(({id})=>!listed2.has(id));return[...[...listed2].flatMap(([id,entries])=>[...ofEntries(entries,states.get(id)??null,aliases)]),...missing4.map(packet=>({kind:"not-on-board",packet}))]}function contradictsColumn({marker,column},aliases){let claimed=marker===null?null:columnOfMarker(marker,aliases);return claimed!==null&&claimed!==column}function claimsValidated(marker,aliases){let reading=marker===null?null:readStatus(marker,aliases);return reading!==null&&reading.kind!=="unknown"&&reading.status==="VALIDATED"}function groups(entries){let byId=new Map;for(let entry of entries){let same=byId.get(entry.id);same?same.push(entry):byId.set(entry.id,[entry])}return byId}function*ofEntries(entries,packet,aliases){let known=packet!==null&&isKnown(packet)?packet:null,expected2=known&&columnOf(known.status),kept2=entries.find(({column})=>isExempt(column))??entries.find(({column})=>column===expected2)??entries[0];if(kept2){for(let entry of entries)entry!==kept2&&(yield{kind:"listed-twice",entry,kept:kept2});isExempt(kept2.column)||(packet===null&&(yield{kind:"no-packet",entry:kept2}),!(known===null||expected2===null)&&(expected2!==kept2.column?yield{kind:"wrong-column",packet:known,entry:kept2,expected:expected2}:known.status!=="VALIDATED"&&claimsValidated(kept2.marker,aliases)&&(yield{kind:"not-validated",packet:known,entry:kept2})))}}function isKnown(packet){return packet.status!==null}var ENTRY="- **[WP-…]** - text",taskBoardFormat=defineRule({id:"task-board-format",clauses:["Part 4 step 3"],blocksWhen:"something on the board looks like an entry and cannot be read, stands under a heading that is no column, or contradicts its column; a line only looks like the closure of a phase",why:"Part 4 step 3: the board says in which state every packet is, so what stands on it has to mean the same to everybody.",reads:["board"],completeness:!1,waivable:!0,messages:{unreadable:data=>({message:`${quote(data.text,80)} below ${quote(data.column)} cannot be read as an entry, expected ${quote(ENTRY)} at the left margin`,help:`Write the id as the name of the packet's file has it, or make a note of it that does not begin like an entry: ${canonicalEntry("WP-1-Name-20260101","text")}`}),loose:data=>({message:`The entry of ${data.id} is in a form of its own, expected ${quote(ENTRY)}`,help:`Write: ${canonicalEntry(data.id,data.text)}`}),"no-column":data=>({message:`${data.heading===null?"The top of the board":quote(data.heading,80)} is no column and holds ${listed(data.ids,3)}, expected one of ${BOARD_COLUMNS.join(", ")}`,help:"Move the entries below the heading of their column, such as: ## In Progress"}),"marker-contradicts":data=>({message:`The entry of ${data.id} is marked ${quote(`[${data.marker}]`)} below ${quote(data.column)}, expected no marker that contradicts the column`,help:"Take the marker off, or run: npx handshake-check check --fix"}),"phase-closure":data=>({message:`${quote(data.text,80)} looks like the closure of phase ${data.phase} and is none, expected ${quote(closingHeading(data.phase))}`,help:`Write: ${closingHeading(data.phase)}`})},*repository({tree,texts,law}){let board=texts.some(({path})=>path===law.paths.board)?tree.board():null;if(board!==null){for(let stray of board.strays)if(stray.kind==="unreadable")yield{message:"unreadable",data:{text:stray.text,column:stray.column},at:stray.at};else{let identity=stray.heading??"";yield{message:"no-column",data:{heading:stray.heading,ids:stray.ids},at:stray.at,identity}}for(let entry of board.entries){let{id,column,marker,at}=entry;marker!==null&&contradictsColumn(entry,law.status.aliases)&&(yield{message:"marker-contradicts",data:{id,marker,column},at}),entry.form!=="canonical"&&(yield{message:"loose",data:{id,text:textOf3(entry)},at,severity:"warning",identity:id})}for(let closure of board.closedPhases)closure.canonical||(yield nearMiss(closure))}}});function nearMiss({text,phase,at}){return{message:"phase-closure",data:{text,phase},at}}function textOf3({text,marker}){return marker===null?text:`${text} [${marker}]`.trim()}var FIX="run: npx handshake-check check --fix",messages22={"no-board":data=>({message:`${data.board} is missing while the repository has packets, expected a board with an entry for each of them`,help:'Create it with the columns "## Draft", "## Ready for Dev", "## In Progress", "## Blocked" and "## Done".'}),"not-on-board":data=>({message:`${data.packet} is not on the task board, expected an entry ${data.column===null?"in the column of its STATUS":`below ${quote(data.column)}`}`,help:`${FIX.replace(/^r/,"R")}, or add this line to the board below its column:
${data.line}`}),"wrong-column":data=>({message:`${data.packet} stands below ${quote(data.column)} while its STATUS is ${data.status}, expected below ${quote(data.expected)}`,help:`The packet wins: move the entry to "## ${data.expected}", or ${FIX}. If the STATUS is what is wrong, change it in the packet.`}),"listed-twice":data=>({message:`${data.packet} stands on the board twice, below ${quote(data.other)} and below ${quote(data.column)}, expected once`,help:`Remove this entry and keep the one below "## ${data.other}", or ${FIX}`}),"no-packet":data=>({message:`The entry ${data.id} below ${quote(data.column)} has no packet, expected one with exactly this id`,help:data.likest===null?"Create the packet, or take the entry off the board.":`Did you mean ${data.likest}? Otherwise create the packet, or take the entry off the board.`}),"not-validated":data=>({message:`The entry of ${data.packet} is marked ${quote(`[${data.marker}]`)} while its STATUS is ${data.status}, expected no claim that the packet does not make`,help:`The packet wins: take the marker off, or ${FIX}. VALIDATED is set in the packet, behind the report of a Validator.`})},taskBoardSync=defineRule({id:"task-board-sync",clauses:["CX-585","Task State Management"],blocksWhen:"packet STATUS and board column disagree; a packet is not on the board; a board row has no packet; a packet stands in two columns",why:"Task State Management: STATUS and board change together, so that the detailed ticket and the high-level board are always in sync.",reads:["packets","board"],completeness:!1,waivable:!0,messages:messages22,*repository({tree,law,boardIds}){if(boardIds!=="all"&&boardIds.size===0)return;let isExamined=id=>boardIds==="all"||boardIds.has(id),board=tree.board(),ids=tree.packetEntries.map(({path})=>baseName(path).slice(0,-3));if(board===null){let entry=tree.snapshot.entry(law.paths.board);if(entry&&isRegular(entry))return;let data={board:law.paths.board,packets:ids.length};ids.length>0&&(yield{message:"no-board",data,at:fileLocation(law.paths.board),identity:""});return}let states=ids.filter(isExamined).map(id=>{let packet=tree.packet(id);return packet?packetState(packet):{id,status:null}}),entries=board.entries.filter(({id})=>isExamined(id));for(let each of boardDisagreements({entries},states,law.status.aliases)){let packet="packet"in each?tree.packet(each.packet.id):null;"packet"in each&&packet===null||(yield findingOf9(each,packet?fieldPlace(packet,"STATUS"):fileLocation(board.path),ids))}}});function findingOf9(each,status,ids){let related=[{at:status,note:"the STATUS of the packet"}];switch(each.kind){case"not-on-board":{let{id,status:state}=each.packet;return{message:"not-on-board",data:{packet:id,column:state&&columnOf(state),line:canonicalEntry(id,"")},at:status,identity:id}}case"wrong-column":{let{packet,entry,expected:expected2}=each;return{message:"wrong-column",data:{packet:packet.id,column:entry.column,status:packet.status,expected:expected2},at:entry.at,related}}case"listed-twice":{let{entry,kept:kept2}=each;return{message:"listed-twice",data:{packet:entry.id,column:entry.column,other:kept2.column},at:entry.at,related:[{at:kept2.at,note:"the entry that counts"}]}}case"no-packet":return noPacket(each.entry,ids);case"not-validated":{let{packet,entry}=each;return{message:"not-validated",data:{packet:packet.id,status:packet.status,marker:entry.marker??""},at:entry.at,related}}}}function noPacket({id,column,at},ids){return{message:"no-packet",data:{id,column,likest:nearName(id,ids)},at,identity:id}}var LONGEST_LINE=300,BEFORE=/^ {0,8}(?:#{1,6} +|[-*+] +|\d{1,3}[.)] +|\| *)?/,LABEL2=/^(?:(?:final|overall|validator|validation) )?(verdict|status|result|outcome) *(?:[:|=] *(.*))?$/i,FAILED=/^(?:fail(?:ed|s|ure)?|reject(?:ed|s)?|refused|not (?:accepted|approved|passed|validated))(?![\p{L}\p{N}])(.*)$/iu,PENDING=/^(?:not (?:yet|run|tested|decided)(?![\p{L}\p{N}])|(?:pending|tb[ad]|to ?do|open|in progress|incomplete|inconclusive|undecided|unknown|none|n\/a)\s*(?:$|[.,;:(–—-]))/iu;function failingVerdict({text},report){let lines2=text.split(/\r\n|\r|\n/).slice(report.line,report.endLine),found=verdictLines(lines2,report.line+1),verdicts=found.filter(({isVerdict})=>isVerdict),failing=(verdicts.length>0?verdicts:found).find(({fails})=>fails);return failing?{text:failing.text,line:failing.line}:null}function verdictLines(lines2,first){let found=[],open2=null;for(let{text,line}of proseLines(lines2,first)){let match=LABEL2.exec(text),label2=match?.[1]??open2,said=match?match[2]??"":text;open2=said===""?label2:null,label2!==null&&said!==""&&found.push({text,line,...judged2(label2,said)})}return found}function proseLines(lines2,first){let prose=[],fence=null;for(let[index2,line]of lines2.entries()){let marks=/^ {0,8}(```|~~~)/.exec(line)?.[1]??null,text=fence===null&&marks===null&&line.length<=LONGEST_LINE?plain(line):"";(fence===null||fence===marks)&&(fence=fence===null?marks:null),text!==""&&prose.push({text,line:first+index2})}return prose}function judged2(label2,said){let isVerdict=label2.toLowerCase()==="verdict",value=said.replace(/^[^\p{L}\p{N}~]+/u,""),rest=FAILED.exec(value)?.[1];return isVerdict&&PENDING.test(value)?{isVerdict,fails:!0}:{isVerdict,fails:rest!==void 0&&(isVerdict||!/^ +[\p{L}\p{N}]/u.test(rest))}}function plain(line){let[own=""]=line.split("\\n");return stripDress(own.replace(BEFORE,"").replace(/[*_`]+/g,"").trim())}var messages23={"status-changed":data=>({message:`${capital4(data.commit)} ${roleOf(data)} changes STATUS of ${data.packet} from ${quote(data.from,60)} to ${quote(data.to,60)}, expected that of the Orchestrator only`,help:'Take the STATUS out of this commit and let the Orchestrator change it, together with the board, in a commit with "Role: Orchestrator".'}),"board-changed":data=>({message:`${capital4(data.commit)} ${roleOf(data)} changes ${data.board}, expected that of the Orchestrator only`,help:`Take ${data.board} out of this commit and let the Orchestrator change it, in a commit with "Role: Orchestrator".`}),"validated-without-report":data=>({message:`STATUS of ${data.packet} becomes VALIDATED without a report, expected a section "## VALIDATION REPORT" that a Validator committed`,help:'Let a Validator append the report to the packet, in a commit with "Role: Validator", and set VALIDATED after it.',why:"PRIORITY_4 and Part 3: a packet is VALIDATED when a Validator accepted it, not when its STATUS says so."}),"validated-after-failure":data=>({message:`STATUS of ${data.packet} becomes VALIDATED although its newest report ${quote(data.title,60)} says ${quote(data.verdict,60)}, expected a report that accepts the work`,help:'Let a Validator look at the work again and append a new report, in a commit with "Role: Validator", and set VALIDATED after it.',why:"PRIORITY_4 and Part 3: a packet is VALIDATED when a Validator accepted it, not when its STATUS says so."}),"report-by-other":data=>({message:`${capital4(data.commit)} ${roleOf(data)} adds ${quote(data.title,60)} to ${data.packet}, expected that of a Validator only`,help:'Let the Validator commit the report, in a commit with "Role: Validator".',why:"PRIORITY_4 and Part 3: VALIDATED rests on the report, so nobody else writes it."})},taskStateOwner=defineRule({id:"task-state-owner",clauses:["Task State Management"],blocksWhen:"somebody other than the Orchestrator changes a STATUS or the task board; a packet becomes VALIDATED without the report of a Validator, or behind one that fails the work",why:"Task State Management: the Orchestrator is the sole maintainer of task state, so that STATUS and board have one author.",reads:["packets","board"],completeness:!1,waivable:!0,needs:["commits","messages"],messages:messages23,*change(context){let{changeset,law}=context,reported=new Set;for(let commit of changeset.commits)for(let change of commit.ownChanges)change.path===law.paths.board&&(yield*boardChange(change,commit)),isPacketPath(law.paths,change.path)&&(yield*packetChange(change,commit,context,reported))}});function*boardChange({path},commit){let blamed=blame(commit);blamed.role!=="Orchestrator"&&(yield{message:"board-changed",data:{...blamed,board:path},at:fileLocation(path),commit:commit.id})}function*packetChange({path,before,after},commit,{base,packets},reported){let old=before&&packets.read(before),now=after&&packets.read(after),packet=now??old;if(!packet)return;let blamed=blame(commit),[from,to]=[statusText2(old),statusText2(now)],place4={at:now?fieldPlace(now,"STATUS"):fileLocation(path),commit:commit.id};if(from!==to&&blamed.role!=="Orchestrator"&&(yield{message:"status-changed",data:{...blamed,packet:packet.id,from,to},...place4}),!now)return;let reports=validationReports(now),newest=reports.at(-1);newest&&reports.length>(old?validationReports(old).length:0)&&!broughtTogether(now,commit,packets)&&(blamed.role==="Validator"?reported.add(path):yield{message:"report-by-other",data:{...blamed,packet:packet.id,title:newest.title},at:{path,line:newest.line,column:1},commit:commit.id}),!(!isValidated(now)||isValidated(old))&&(!reported.has(path)&&!hadReport(base.packetAt(path),now)&&(yield{message:"validated-without-report",data:{packet:packet.id},...place4}),newest&&(yield*failed(now,newest,place4)))}function broughtTogether(now,{parents},packets){if(parents.length<2)return!1;if(parents.some(({changes})=>!changes.some(({path})=>path===now.path)))return!0;let sides=parents.flatMap(({changes})=>changes.flatMap(({path,before})=>path===now.path&&before?packets.read(before)??[]:[])),known=new Set(sides.flatMap(side=>validationReports(side).map(report=>reportText(side,report))));return validationReports(now).every(report=>known.has(reportText(now,report)))}function*failed(packet,report,place4){let failing=failingVerdict(packet,report);if(!failing)return;let related=[{at:{path:packet.path,line:failing.line,column:1},note:"the verdict"}];yield{message:"validated-after-failure",data:{packet:packet.id,title:report.title,verdict:failing.text},...place4,related}}function hadReport(atBase,now){return atBase!==null&&validationReports(atBase).length>0&&validationReports(now).length>0}function isValidated(packet){let status=packet?.status??null;return status!==null&&status.kind!=="unknown"&&status.status==="VALIDATED"}function statusText2(packet){return packet?fieldOf(packet,"STATUS")?.value.text??"":""}function blame(commit){return{commit:commitName(commit),role:commit.trailers?.role??null}}function roleOf({role}){return role===null?"without a role":`of the ${role}`}function capital4(commit){return commit.startsWith("this")?"This commit":`Commit ${commit}`}function unresolvedQuestions(packet){return(fieldOf(packet,"Open Questions")?.value.items??[]).filter(({text})=>!isResolved(text))}function isResolved(question){return/^[\s*_~`([]*(?:none|n\/a|nil|no\b|-|resolved|answered|closed|decided)/i.test(question)||/\bRESOLVED\b/.test(question)||question.trim()===""}function unapprovedSignature(packet,change){let{law,approvals}=change;if(law.signatureReview===null||approvals===null)return null;let{accounts}=law.signatureReview,listing=new Set(accounts.map(account=>account.toLowerCase())),counting=approvals.filter(({account})=>listing.has(account.toLowerCase())),holding=commitsHolding(packet,change);if(counting.some(({commit})=>holding.has(commit)))return null;let others=[...new Set(counting.map(({account})=>account))].sort();return{packet:packet.id,signature:packet.signature.text,by:others.length===0?"no account that may approve it":`${listed(others)} for another text only`,expected:wordsFor(accounts)}}function wordsFor(accounts){return accounts.length===0?"an account of signatures.review.accounts, which names none":accounts.length===1?listed(accounts):`one of ${listed(accounts,8)}`}function newlySigned(changes){return changes.flatMap(({before,after})=>after&&isSigned(after)&&after.signature.text!==before?.signature?.text?[after]:[])}function otherUse(packet,{base,result}){let{text}=packet.signature;for(let tree of[result,base])for(let{path}of tree.packetEntries){let other=path===packet.path?null:tree.packetAt(path);if(other?.signature?.text===text)return{kind:"packet",packet:other.id}}let row=base.ledger()?.rows.find(({signature})=>signature===text);if(row&&row.packets.length>0&&!row.packets.includes(packet.id))return{kind:"ledger",packets:row.packets};let cancelled=[result,base].flatMap(cancellationsOf).find(({signature})=>signature.text===text);return cancelled?{kind:"board",packet:cancelled.packet}:null}function useWords(use){switch(use.kind){case"packet":return use.packet;case"ledger":return`the ledger, for ${use.packets.join(", ")}`;case"board":return`the board, where it cancels ${use.packet}`}}function earlierUse({id,path,signature:{text}},{base,changeset:{signatureHistory}}){let commits=signatureHistory?.commits.get(text)??[],row=base.ledger()?.rows.find(({signature,packets})=>signature===text&&packets.includes(id));return row===void 0?commits[0]??null:row.lock!==null?null:(signatureHistory?.inPackets.get(text)??[])[0]??(base.packetAt(path)===null?commits[0]??null:null)}function unprovedSignature({id,path,signature},{allowed,proofs:proofs2}){let proof=proofs2.get(path);if(!allowed||!proof||proof.kind==="proved")return null;let{file,statement}=proof,make=signCommand(statement,file);return{packet:id,signature:signature.text,signer:signature.signer,file,...wordsOf(proof,allowed),make}}function wordsOf(proof,{path:keys,idle}){let{file,statement}=proof,{signer}=statement.signature,there=`${quote(file)}, for which ${quote(keys)} of the base asks`;switch(proof.kind){case"missing":return{is:"missing",expected:there};case"not-a-file":return{is:`a ${proof.is}`,expected:`the regular file ${there}`};case"malformed":return{is:`none: ${quote(file)} ${proof.fault}`,expected:"what ssh-keygen -Y sign writes"};case"foreign-key":{let unread=idle.find(({line})=>line===0),nobody=unread?`nobody (${unread.reason})`:"nobody",whose=proof.names.length===0?nobody:listed(proof.names);return{is:`made with the key ${proof.fingerprint}, which ${quote(keys)} of the base lists for ${whose}`,expected:`a key that it lists for ${signer}`}}case"other-namespaces":{let namespaces=listed(proof.signer.namespaces??[]);return{is:`made with the key of ${quote(`${keys}:${proof.signer.line}`)}, which is for ${namespaces}`,expected:`one for ${quote(PACKET_NAMESPACE)}`}}case"out-of-time":return{is:`made with the key of ${quote(`${keys}:${proof.signer.line}`)}, which is in force ${forceOf(proof.signer)}`,expected:`one that is in force at ${minute(statement.signature.time)}`};case"other-statement":return{is:"made for something else",expected:`one for this packet, this signature and the locked text ${statement.digest}`}}}function forceOf({validAfter,validBefore}){return[...validAfter===null?[]:[`from ${minute(validAfter)}`],...validBefore===null?[]:[`until ${minute(validBefore)}`]].join(" ")}function poorSigners({allowed,next},now){if(!next)return[];let known=new Set(allowed?.idle.map(({text})=>text)),lines2=next.idle.filter(({line,text})=>line>0&&!known.has(text)).map(({line,reason,text})=>({keys:next.path,line,reason,text}));if(canBeSigned(next,PACKET_NAMESPACE,now))return lines2;let whole=next.idle.find(({line})=>line===0)?.reason??none(next);return[...lines2,{keys:next.path,line:0,reason:`${whole}, so that nobody could sign after this change`,text:""}]}function none({signers}){return signers.length===0?"it lists no key":`it lists no key that may sign in the namespace ${PACKET_NAMESPACE} from now on`}var PROOF="A signature in plain text shows what was signed and not by whom; the base lists the keys that may sign, so that nobody can sign for another.",EXAMPLE2="alice010120261200 (name, day, month, year, hour, minute)",userSignature=defineRule({id:"user-signature",clauses:["rule 4","CX-585C"],blocksWhen:"a packet past drafting has no valid signature; the signature is dated after its commit, stands in two packets, was used before, lacks the approval that the configuration asks for, or is not proved by an SSH key that the base allows its signer; a packet is cancelled with a signature that could not sign one; Open Questions are unresolved when it is signed",why:"Rule 4 and CX-585C: nothing is implemented before the user has signed, and a signature is used exactly once.",reads:["packets","ledger","signatures"],completeness:!1,waivable:!1,options:{clockSkewHours:{schema:{type:"integer",minimum:0,maximum:26},default:14,description:"How many hours a signature may lie after its commit or before the DATE of its packet: signatures carry no time zone."}},messages:{missing:data=>({message:`USER_SIGNATURE of ${data.packet} is missing, expected a signature such as ${EXAMPLE2}`,help:"Ask the user to sign, and add the line to Metadata: - USER_SIGNATURE: <what the user gave>. Or set STATUS back to Draft."}),invalid:data=>({message:`USER_SIGNATURE of ${data.packet} is ${data.fault} ${quote(data.actual)}, expected a signature such as ${EXAMPLE2}`,help:"Ask the user for a signature; it is never made up, and the packet counts as unsigned until then."}),"unknown-signer":data=>({message:`USER_SIGNATURE of ${data.packet} is by ${quote(data.signer)}, expected one of ${data.signers.join(", ")}`,help:"Have it signed by one of the signers that the configuration of the base names."}),"after-commit":data=>({message:`USER_SIGNATURE of ${data.packet} is dated ${data.signed}, expected no later than ${data.hours} hours after it was committed (${data.committed})`,help:"Ask the user for a signature with the time at which it was given."}),"before-packet":data=>({message:`USER_SIGNATURE of ${data.packet} is dated ${data.signed}, expected no earlier than ${data.hours} hours before the packet was written (DATE is ${data.written})`,help:"Ask the user when it was given. A signature names the time at which the user approved this text; if DATE is wrong, mend it before the user signs."}),"used-twice":data=>({message:`USER_SIGNATURE ${data.signature} of ${data.packet} also stands in ${data.other}, expected a signature of its own`,help:"Ask the user for a new signature: each is used exactly once."}),"used-before":data=>({message:`USER_SIGNATURE ${data.signature} of ${data.packet} was used before, in commit ${data.commit}, expected one that was never used`,help:"Ask the user for a new signature: each is used exactly once, also after its packet is gone."}),"unapproved-signature":data=>({message:`USER_SIGNATURE ${data.signature} of ${data.packet} is approved by ${data.by}, expected an approval by ${data.expected} of a commit that holds the packet as it is signed`,help:`Approve the pull request as ${data.expected}. The approval stays good for later commits, until one of them changes the locked text.`,why:"A signature in plain text shows what was signed and not by whom; the configuration of the base asks for an account that stands behind it."}),unproved:data=>({message:`The SSH signature behind ${data.signature} of ${data.packet} is ${data.is}, expected ${data.expected}`,help:`Have ${data.signer} read the packet, make the file where the key is, and commit it with the packet:
${data.make}`,why:PROOF}),"idle-signer":data=>({message:`${data.line===0?quote(data.keys):`Line ${data.line} of ${quote(data.keys)}`} counts for nobody: ${data.reason}`,help:"Write lines as ssh-keygen(1) describes them under ALLOWED SIGNERS: the name as it stands in signatures, options, and what the .pub file says.",why:PROOF}),cancellation:({packet,signature,says,expected:expected2,help:help3})=>({message:`The signature ${signature} that cancels ${packet} ${says}, expected ${expected2}`,help:help3}),"open-question":data=>({message:`${data.packet} is signed while the open question ${quote(data.question)} stands, expected it resolved`,help:'Resolve it with the user before the packet is signed; then write "none", or "RESOLVED: …" with the answer.'})},*packet({packet,law}){let text=fieldOf(packet,"USER_SIGNATURE")?.value.text??"",reading=parseSignature(stripDress(stripDress(text.trim()))),fault=typeof reading=="string"?reading:null,at=placeOf3(packet);if(fault==="empty"?isPastDraft(packet)&&(yield{message:"missing",data:{packet:packet.id},at}):fault!==null&&(isPastDraft(packet)||fault!=="placeholder")&&(yield{message:"invalid",data:{packet:packet.id,actual:text,fault:SIGNATURE_FAULTS[fault]},at}),!isSigned(packet))return;let{signer}=packet.signature;law.signers.length>0&&!law.signers.includes(signer)&&(yield{message:"unknown-signer",data:{packet:packet.id,signer,signers:law.signers},at});for(let{text:question,span}of unresolvedQuestions(packet))yield{message:"open-question",data:{packet:packet.id,question},at:spanLocation(packet.path,span)}},*repository({packets,tree,law,now,boardIds,options}){let first=new Map;for(let packet of packets.filter(isSigned)){let other=first.get(packet.signature.text);other?yield usedTwice(packet,other.id):first.set(packet.signature.text,packet)}if(boardIds==="all")for(let fault of cancellationFaults({tree,law,now},options.clockSkewHours))yield notCancelled(fault)},*change(context){let{changeset}=context,hours=context.options.clockSkewHours;for(let packet of newlySigned(context.packetChanges)){let signature=packet.signature.text,data={packet:packet.id,signature},at=placeOf3(packet),other=otherUse(packet,context);other&&(yield usedTwice(packet,useWords(other)));let commit=other?null:earlierUse(packet,context);commit!==null&&(yield{message:"used-before",data:{...data,commit:commit.slice(0,12)},at});let isReused=other!==null||commit!==null;for(let fault of misdated(packet,context,{hours,isReused}))yield{...fault,at};let unproved2=unprovedSignature(packet,context.signatureProofs);unproved2&&(yield{message:"unproved",data:unproved2,at,identity:signature});let unapproved=unapprovedSignature(packet,context);unapproved&&(yield{message:"unapproved-signature",data:unapproved,at,identity:signature})}for(let fault of newCancellationFaults(context,hours))yield notCancelled(fault);for(let poor of poorSigners(context.signatureProofs,changeset.now)){let at={path:poor.keys,line:Math.max(poor.line,1),column:1},mercy=poor.line===0?{}:{severity:"warning"};yield{message:"idle-signer",data:poor,at,identity:poor.text,...mercy}}}});function notCancelled(fault){let identity=`${fault.packet} ${fault.signature}`;return{message:"cancellation",data:fault,at:fault.at,identity}}function usedTwice(packet,other){return{message:"used-twice",data:{packet:packet.id,signature:packet.signature.text,other},at:placeOf3(packet)}}function placeOf3(packet){let field=fieldOf(packet,"USER_SIGNATURE");return field?spanLocation(packet.path,field.value.span):sectionPlace(packet,["Metadata"])}function closedPhases(board){return new Set((board?.closedPhases??[]).flatMap(({phase,canonical})=>canonical?[folded2(phase)]:[]))}function liveWaivers2(ledger,time){let faults=ledger?waiverFaults(ledger,time):new Map;return(ledger?.rows??[]).filter(waiver=>faults.get(waiver)?.length===0)}function waiverFaults({rows},time){let byId=new Map;for(let waiver of rows){let same=byId.get(folded2(waiver.id));same?same.push(waiver):byId.set(folded2(waiver.id),[waiver])}return new Map(rows.map(waiver=>[waiver,[...waiver.problems.map(problem=>({kind:"cell",...problem})),...duplicateFault(waiver,byId.get(folded2(waiver.id))??[]),...subjectFaults(waiver,time),...dateFaults(waiver,time)]]))}function duplicateFault(waiver,same){if(waiver.id==="")return[];let other=same[0]===waiver?same[1]:same[0];return other?[{kind:"duplicate",other}]:[]}function subjectFaults({rule,target,approver,problems},{law}){let isRead=column=>!problems.some(problem=>problem.column===column),faults=[],setting=law.rules[rule];isRead("rule")&&!setting&&faults.push({kind:"unknown-rule",near:nearName(rule,Object.keys(law.rules))}),setting&&!setting.waivable&&faults.push({kind:"unwaivable-rule"}),isRead("target")&&!isPacketTarget(target)&&matchesAny(law.paths.law,target)&&faults.push({kind:"law-target"});let known=law.signers.length===0||law.signers.includes(approver);return isRead("approver")&&!known&&faults.push({kind:"unknown-approver"}),faults}function dateFaults(waiver,{now,closedPhases:closed}){let approved=startOfDay(waiver.approvedOn),expiry=expiryOf(waiver),faults=[];approved!==null&&approved>now+DAY&&faults.push({kind:"approved-later"}),expiry?.kind==="date"&&(approved!==null&&expiry.after<=approved?faults.push({kind:"ends-before-approval"}):now>=expiry.after&&faults.push({kind:"expired"}));let phase=phasesOfWaiver(waiver).find(each=>closed.has(folded2(each)));return phase===void 0||faults.some(({kind})=>kind==="expired")?faults:[...faults,{kind:"phase-closed",phase}]}function folded2(name3){return name3.toLowerCase()}var HEADER=`| ${WAIVER_COLUMNS.map(column=>WAIVER_HEADERS[column]).join(" | ")} |`,over=waiver=>`Take ${waiver} out, or let the user approve a new waiver with an id and an end of its own.`,messages24={"no-table":data=>({message:`${quote(data.ledger)} has no table of waivers, expected one with the header ${HEADER}`,help:`Write the header and its ruler:
${HEADER}
|${" --- |".repeat(WAIVER_COLUMNS.length)}`}),"cell-missing":data=>({message:`${WAIVER_HEADERS[data.column]} of ${data.waiver} is missing, expected ${WAIVER_EXPECTATIONS[data.column]}`,help:"Fill the cell in. Until then the row waives nothing."}),"cell-malformed":data=>({message:`${WAIVER_HEADERS[data.column]} of ${data.waiver} is ${quote(data.actual)}, expected ${WAIVER_EXPECTATIONS[data.column]}`,help:"Write the cell as expected, and nothing after it. Until then the row waives nothing."}),"duplicate-id":data=>({message:`${data.waiver} is the id of two waivers, expected an id of its own for ${quote(data.row)}`,help:"Give one of the two another id. Until then neither waives anything."}),"unknown-rule":data=>({message:`${data.waiver} waives ${quote(data.rule)}, which is no rule, expected ${data.near===null?"the id of a rule":quote(data.near)}`,help:"Write the id of the rule as it stands at the head of what it printed, before the slash."}),"unwaivable-rule":data=>({message:`${data.waiver} waives ${data.rule}, expected a rule that can be waived`,help:`Take ${data.waiver} out and keep the rule: npx handshake-check explain ${data.rule}`}),"law-target":data=>({message:`${data.waiver} is for ${quote(data.target)}, expected a target that is no part of the law itself`,help:`Take ${data.waiver} out. The files of the law change by a signed packet of their own.`}),"unknown-approver":data=>({message:`${data.waiver} is approved by ${quote(data.approver)}, expected one of ${listed(data.signers)}`,help:"Have it approved by one of the signers that the configuration of the base names."}),"approved-later":data=>({message:`${data.waiver} is approved on ${data.day}, which is still to come, expected a day that has begun`,help:"Write the day on which it was approved."}),"ends-before-approval":data=>({message:`${data.waiver} ends on ${data.day}, expected no earlier than ${data.approved}, when it was approved`,help:over(data.waiver)}),expired:data=>({message:`${data.waiver} has ended with ${data.day}, expected a waiver that still holds`,help:over(data.waiver)}),"phase-closed":data=>({message:`${data.waiver} has ended with Phase ${data.phase}, which is closed, expected no waiver that outlives its phase`,help:over(data.waiver)}),"names-nothing":data=>({message:`${data.waiver} is for ${quote(data.target)}, which is not in the repository, expected something that is there`,help:`Take ${data.waiver} out if its target is gone, or write the target as it is now called.`}),unused:data=>({message:`${data.waiver} covers nothing that ${data.rule} finds in ${quote(data.target)}, expected only waivers that are needed`,help:`Take ${data.waiver} out.`})},waiverLedger=defineRule({id:"waiver-ledger",clauses:["CX-600B"],blocksWhen:"a waiver has no id, rule, target, reason, approver, approval date or expiry; it is past its date or its phase; it waives a rule that cannot be waived, or the law itself (one that nothing needs any more is a warning)",why:"CX-600B: every waiver is recorded with who approved it and when, and ends at the latest with its phase.",reads:["waivers"],completeness:!1,waivable:!1,last:!0,messages:messages24,*repository({tree,law,now,idleWaivers:idleWaivers2}){let ledger=tree.waivers();if(!ledger)return;let at=fileLocation(ledger.path),isEmpty2=(tree.text(ledger.path)?.text??"").trim()==="";!ledger.hasTable&&!isEmpty2&&(yield{message:"no-table",data:{ledger:ledger.path},at});let time={law,now,closedPhases:closedPhases(tree.board())};for(let[waiver,faults]of waiverFaults(ledger,time)){let place4={...at,line:waiver.line};for(let fault of faults)yield worded2(waiver,fault,place4,law.signers);if(faults.length>0)continue;let data={waiver:waiver.id,rule:waiver.rule,target:waiver.target};targetExists(waiver.target,tree.snapshot.paths(),law.paths)?idleWaivers2.has(waiver.id)&&(yield{message:"unused",data,at:place4,severity:"warning"}):yield{message:"names-nothing",data,at:place4,severity:"warning"}}}});function worded2(waiver,fault,at,signers){let{rule,target,approver,approvedOn:approved,expires:day}=waiver,data={waiver:nameOf4(waiver)};switch(fault.kind){case"cell":{let{column}=fault;return fault.fault==="missing"?{message:"cell-missing",data:{...data,column},at}:{message:"cell-malformed",data:{...data,column,actual:waiver[column]},at}}case"duplicate":return{message:"duplicate-id",data:{...data,row:waiver.text},at};case"unknown-rule":return{message:"unknown-rule",data:{...data,rule,near:fault.near},at};case"unwaivable-rule":return{message:"unwaivable-rule",data:{...data,rule},at};case"law-target":return{message:"law-target",data:{...data,target},at};case"unknown-approver":return{message:"unknown-approver",data:{...data,approver,signers},at};case"approved-later":return{message:"approved-later",data:{...data,day:approved},at};case"ends-before-approval":return{message:"ends-before-approval",data:{...data,day,approved},at};case"expired":return{message:"expired",data:{...data,day},at};case"phase-closed":return{message:"phase-closed",data:{...data,phase:fault.phase},at}}}function nameOf4({id,text,problems}){return problems.some(({column})=>column==="id")?quote(text,80):id}var start3=({commit,paths})=>`${commit.startsWith("this")?"This commit":`Commit ${commit}`} changes ${listed(paths,3)}`,SIGNED_FIRST="Only a packet that the base has signed authorises code: create one (npx handshake-check create-task-packet WP-1-Name), have the user sign it (npx handshake-check sign) and bring both to the base first, in a change of their own.",messages25={"no-packet":data=>({message:`${start3(data)} and names no work packet, expected a last line "Work-Packet: <id of a signed packet>"`,help:data.first?`${SIGNED_FIRST} Then name it: ${data.add}`:`Name the packet that this is done under: ${data.add}. Where there is none yet, plan it first: npx handshake-check create-task-packet WP-1-Name`}),"several-packets":data=>({message:`${start3(data)} and names the packets ${listed(data.ids)}, expected one: scopes do not add up`,help:`Leave one line "Work-Packet: …" (${data.reword}), and bring what belongs to the other packets in commits of their own.`}),"unknown-packet":data=>({message:`${start3(data)} and names the packet ${quote(data.id)}, expected the exact id of a packet that exists`,help:data.nearest===null?SIGNED_FIRST:`If ${data.nearest} is meant, write "Work-Packet: ${data.nearest}" (${data.reword}).`}),"unsigned-packet":data=>({message:`${start3(data)} under ${data.id}, which ${data.signedInChange?"only this change signs":"nobody has signed"}, expected a packet that is signed on the base`,help:data.signedInChange?'Bring the signed packet to the base first. Where a packet and its code may come in one change, the configuration says so: { "packet": { "signedEarlierInChange": true } }':`Ask the user to sign it: npx handshake-check sign ${data.id} <signature>. Only a packet that the base has signed authorises code: bring it to the base first, in a change of its own.`}),"not-startable":data=>({message:`${start3(data)} under ${data.id}, whose STATUS is ${data.status??"not readable"}, expected Ready-for-Dev or In-Progress`,help:data.status==="VALIDATED"?"What is still to be done needs a new packet.":`When the work may go on, have the Orchestrator run npx handshake-check status ${data.id} In-Progress, and commit it before this.`}),"retired-packet":data=>({message:`${start3(data)} under ${data.id}, which stands in ${data.column} on the task board, expected a packet that is worked on`,help:"Name the packet that took its place."}),"blocker-open":data=>({message:`${start3(data)} under ${data.id}, which waits for ${blockerList(data.blockers)}, expected ${data.blockers.length>1?"them":"it"} VALIDATED`,help:`Finish and validate ${listed(data.blockers.map(({id})=>id))} first, or work under a packet that waits for nothing.`,why:"CX-573E: a packet is blocked until each packet that it depends on is VALIDATED."})},workPacketReference=defineRule({id:"work-packet-reference",clauses:["CX-580","PRIORITY_3 signature gate"],blocksWhen:"a commit changes code without naming an existing, signed, startable packet",why:"CX-580 and the signature gate of PRIORITY_3: no work without a packet, and none before the user has signed it.",reads:["code"],completeness:!1,waivable:!0,needs:["commits","messages"],messages:messages25,*change({changeset,base,packets,law}){let role=commit=>fittingRole(commit,law,packets),context={law,base,states:new PacketStates(changeset,packets),role},{commits}=changeset;for(let[index2,commit]of commits.entries()){let paths=commit.ownChanges.map(({path})=>path).filter(path=>matchesAny(law.paths.code,path)),[first]=paths;if(first===void 0||commit.trailers?.role==="Orchestrator"||isExemptBot(commit,law.bots))continue;let place4={at:fileLocation(first),commit:commit.id},finding=judged3({commit:commitName(commit),paths},{commit,isLast:index2===commits.length-1},context);finding&&(yield{...finding,...place4})}}});function judged3(work,amended,context){let named2=namedPacket(amended.commit,context),reword=rewordLine(amended);switch(named2.kind){case"none":{let{trailers}=amended.commit,role=trailers?.roleLines.length===0?context.role(amended.commit):null,add=withTrailersLine(amended,[...role===null?[]:[`Role: ${role}`],"Work-Packet: <id>"]);return{message:"no-packet",data:{...work,add,first:context.base.packetEntries.length===0}}}case"several":return{message:"several-packets",data:{...work,ids:named2.ids,reword}};case"unknown":return{message:"unknown-packet",data:{...work,id:named2.id,nearest:named2.nearest,reword}};case"unsigned":return{message:"unsigned-packet",data:{...work,id:named2.id,signedInChange:named2.signedInChange}};case"packet":return stopped(work,named2.packet.id,standstill(named2.packet,amended.commit,context))}}function stopped(work,id,reason){switch(reason?.kind){case"not-startable":return{message:"not-startable",data:{...work,id,status:reason.status}};case"retired":return{message:"retired-packet",data:{...work,id,column:reason.column}};case"waiting":return{message:"blocker-open",data:{...work,id,blockers:reason.blockers}};default:return null}}function blockerList(blockers){let shown3=blockers.slice(0,5).map(({id,standing})=>`${id} (${standingWords2(standing)})`),rest=blockers.length-shown3.length;return rest>0?`${shown3.join(", ")} and ${rest} more`:shown3.join(", ")}var rules=[packetStructure,noPlaceholder,packetId,concreteScope,measurableDone,bootstrapComplete,riskTier,specAnchor,specCurrent,specVersionLock,specRegression,requirementEvidence,userSignature,signatureLock,signatureLedger,statusStep,plainPacket,noCodeByOrchestrator,roleAttribution,workPacketReference,inScopePaths,taskStateOwner,taskBoardSync,taskBoardFormat,stalledWork,doneIsValidated,dependencyOrder,phaseClosure,governanceFiles,lawIntegrity,ossRegister,noPlaceholderCode,storageBoundary,waiverLedger,governedText];import{createHash}from"node:crypto";function isObjectId(text){return/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)}function isZeroId(text){return/^(?:0{40}|0{64})$/.test(text)}function isContentOf(id,type,content){return hashObject(id.length===64?"sha256":"sha1",type,content)===id}function idBytes(format){return format==="sha1"?20:32}function hashObject(format,type,content){return createHash(format).update(`${type} ${content.length}\0`).update(content).digest("hex")}function emptyTreeId(format){return hashObject(format,"tree",new Uint8Array)}var FORBIDDEN=/[\p{Cc}\p{Cs} ~^:?*[\\]|\.\.|\/\/|@\{/u;function isFullRef(text){if(!text.startsWith("refs/")||text.length>1024||FORBIDDEN.test(text))return!1;let names2=text.split("/");return names2.length>2&&names2.every(isComponent)}function isComponent(name3){return name3!==""&&!name3.startsWith(".")&&!name3.endsWith(".")&&!name3.endsWith(".lock")}var READERS={pull_request:pullRequest("pull_request"),pull_request_target:pullRequest("pull_request_target"),pull_request_review:pullRequest("pull_request_review"),merge_group:mergeGroup,push:push2,workflow_dispatch:dispatch,schedule};function targetOf(event,chosen){let{name:name3}=event;if(!isKnown2(name3))throw new UndecidedError({subject:`the event \`${printable(name3.slice(0,100))}\``,reason:`is none that the gate can judge, expected one of ${Object.keys(READERS).join(", ")}`,help:"Take it out of the `on:` of the workflow; `on: [pull_request, merge_group]` is what a required check needs."});return name3!=="workflow_dispatch"&&assertNothingChosen(name3,chosen),READERS[name3](event,chosen)}function isKnown2(name3){return Object.hasOwn(READERS,name3)}function pullRequest(event){return({payload})=>{let number=numberAt2(payload,["pull_request","number"]);return{event,kind:"change",pullRequest:number,base:{ref:branchAt(payload,["pull_request","base","ref"]),commit:"live"},head:{ref:`refs/pull/${number}/head`,commit:idAt2(payload,["pull_request","head","sha"])},followsHead:!0,landed:!1}}}function mergeGroup({payload}){let head=refAt(payload,["merge_group","head_ref"],"refs/heads/"),[,number]=/\/pr-([1-9]\d{0,9})-[0-9a-f]{40,64}$/.exec(head)??[];return{event:"merge_group",kind:"change",pullRequest:number===void 0?null:Number(number),base:{ref:refAt(payload,["merge_group","base_ref"],"refs/heads/"),commit:"live"},head:{ref:head,commit:idAt2(payload,["merge_group","head_sha"])},followsHead:!0,landed:!1}}function push2({payload}){let before=idOrNoneAt(payload,["before"]),after=idOrNoneAt(payload,["after"]);if(before===null&&after===null)throw unreadable2(["after"],"an id where `before` is none");return{event:"push",kind:"push",pullRequest:null,ref:refAt(payload,["ref"],"refs/"),before,after,defaultBranch:defaultBranchOf(payload)}}function dispatch({payload,sha},chosen){let ref=refAt(payload,["ref"],"refs/"),main=defaultBranchOf(payload),commit=idOf(sha,"GITHUB_SHA"),itself={ref,commit},change={event:"workflow_dispatch",kind:"change",pullRequest:null,landed:!1},isChosen=chosen.base!==null||chosen.head!==null;if(ref!==main){if(isChosen)throw chosenElsewhere(ref,main);return{...change,base:{ref:main,commit:"live"},head:itself,followsHead:!1}}if(!isChosen)return{event:"workflow_dispatch",kind:"whole",pullRequest:null,head:itself};let base=chosen.base===null?{ref:main,commit:"live"}:placeOf4("base",chosen.base),head=chosen.head===null?itself:placeOf4("head",chosen.head);return{...change,base,head,followsHead:head.commit==="live"}}function schedule({ref}){if(!isFullRef(ref)||!ref.startsWith("refs/heads/"))throw new UndecidedError({subject:"`GITHUB_REF`",reason:`is "${shown(ref)}", expected the full name of the default branch`,help:"Let the runner set it; a workflow must not."});return{event:"schedule",kind:"whole",pullRequest:null,head:{ref,commit:"live"}}}function assertNothingChosen(event,{base,head}){if(!(base===null&&head===null))throw new UndecidedError({subject:`the input \`${base===null?"head":"base"}\``,reason:`is given for the event ${event}, which has a base and a head of its own`,help:"Give `base` and `head` for workflow_dispatch only."})}function chosenElsewhere(ref,main){return new UndecidedError({subject:"the inputs `base` and `head`",reason:`are given in a run on ${printable(ref)}, expected one on ${printable(main)}: its check would stand on a commit that was not judged`,help:`Start the workflow on ${printable(main.replace("refs/heads/",""))}.`})}function placeOf4(input,text){if(isObjectId(text)&&!isZeroId(text))return{ref:null,commit:text};let ref=text.startsWith("refs/")?text:`refs/heads/${text}`;if(isFullRef(ref))return{ref,commit:"live"};throw new UndecidedError({subject:`the input \`${input}\``,reason:`is "${shown(text)}", expected a branch, a full name such as refs/heads/main, or a whole commit id`,help:"Name the branch as `git branch` shows it."})}function defaultBranchOf(payload){return branchAt(payload,["repository","default_branch"])}function branchAt(payload,path){let name3=partAt(payload,path),ref=typeof name3=="string"?`refs/heads/${name3}`:"";if(!isFullRef(ref))throw unreadable2(path,"the name of a branch");return ref}function refAt(payload,path,under){let ref=partAt(payload,path);if(typeof ref!="string"||!ref.startsWith(under)||!isFullRef(ref))throw unreadable2(path,`the full name of a ref below ${under}`);return ref}function idAt2(payload,path){let id=idOrNoneAt(payload,path);if(id===null)throw unreadable2(path,"the id of a commit");return id}function idOrNoneAt(payload,path){let id=partAt(payload,path);if(typeof id!="string"||!isObjectId(id))throw unreadable2(path,"an id of 40 or 64 hexadecimal digits");return isZeroId(id)?null:id}function idOf(text,name3){if(isObjectId(text)&&!isZeroId(text))return text;throw new UndecidedError({subject:`\`${name3}\``,reason:`is "${shown(text)}", expected the id of a commit`,help:"Let the runner set it; a workflow must not."})}function numberAt2(payload,path){let number=partAt(payload,path);if(typeof number!="number"||!Number.isSafeInteger(number)||number<1)throw unreadable2(path,"a whole number above zero");return number}function partAt(payload,path){let part=payload;for(let name3 of path){if(typeof part!="object"||part===null||!Object.hasOwn(part,name3))return;part=part[name3]}return part}function shown(text){return printable(text.slice(0,100))}function unreadable2(path,expected2){return new UndecidedError({subject:`\`${path.join(".")}\` of the event`,reason:`is missing or of another kind, expected ${expected2}`,help:"Run the workflow again; if it stays, `GITHUB_EVENT_PATH` does not hold what the forge sent."})}import{closeSync,fstatSync,openSync,readFileSync}from"node:fs";var MAX_BYTES=128*1024*1024;function readEventFile(path){try{let file=openSync(path,"r");try{let{size}=fstatSync(file);if(size>MAX_BYTES)throw new RangeError(`${size} bytes, expected at most ${MAX_BYTES}`);return JSON.parse(readFileSync(file,"utf8"))}finally{closeSync(file)}}catch(cause){let said=cause instanceof Error?cause.message.slice(0,200):String(cause);throw new UndecidedError({subject:`the event file ${printable(path)}`,reason:`cannot be read: ${printable(said)}`,help:"Run the gate in a job of a workflow: the runner writes that file and names it in `GITHUB_EVENT_PATH`."},{cause})}}var HARMLESS_WORD=/^[A-Za-z0-9.,;'"()%+=/?\P{ASCII}-]*:?$/u,LINKED_WORD=/www\.|(?<![a-z0-9])(?:gh-\d|(?=\d*[a-f])[0-9a-f]{7,64}(?![a-z0-9]))/iu,BLOCK_MARK=/^(?:\d+[.)]|[-+=]+)$/,BEHIND2=/[).,;:?]/;function markdownText(text){let[first,...rest]=visibleLine(text.trim()).split(/`([^`]+)`/).flatMap(piecesOf);return first===void 0?"":joined2([{...first,code:first.code||BLOCK_MARK.test(first.text)},...rest])}function markdownCell(text){return markdownText(text.replaceAll("|","\\u{7c}"))}function markdownCode(text){let line=visibleLine(text);if(line.trim()==="")return"(nothing)";let fence="`".repeat(longestRun(line,/`+/g)+1),padded=/^[`$ ]|[`$ ]$/.test(line)?` ${line} `:line;return`${fence}${padded}${fence}`}function markdownBlock(lines2){let shown3=lines2.map(line=>visibleLine(line)),fence="`".repeat(Math.max(3,longestRun(shown3.join(`
`),/`+/g)+1));return[`${fence}text`,...shown3,fence]}function markdownLink(label2,target){return target!==null&&/^https?:\/\/[A-Za-z0-9\-._~:/?#@%=&+]+$/.test(target)?`[${label2}](${target})`:label2}function piecesOf(part,index2){return index2%2===1?[{code:!0,text:part}]:part.split(/( +)/).flatMap(wordPieces)}function wordPieces(word){if(isHarmless(word))return[{code:!1,text:word}];let before=word.startsWith("(")?"(":"",core=trimRight(word.slice(before.length),BEHIND2),after=word.slice(before.length+core.length);return isHarmless(before)&&isHarmless(after)&&core!==""?[{code:!1,text:before},{code:!0,text:core},{code:!1,text:after}]:[{code:!0,text:word}]}function isHarmless(word){return/^ *$/.test(word)||HARMLESS_WORD.test(word)&&!LINKED_WORD.test(word)}function joined2(pieces){let merged3=[];for(let piece of pieces.filter(({text})=>text!=="")){let last=merged3.at(-1);last&&last.code===piece.code?merged3[merged3.length-1]={...last,text:last.text+piece.text}:merged3.push(piece)}return merged3.map(({code,text})=>code?markdownCode(text):text).join("")}function longestRun(text,run2){return Math.max(0,...(text.match(run2)??[]).map(({length})=>length))}var MAX_TEXT=2e3,MAX_LINES=60;function findingItem(found,head,links){let{severity,rule,messageId,message,why,help:help3,related,commit}=found,blamed=commit===void 0?[]:[`- Commit: ${commitName2(commit,links)}`];return[`**${severity==="error"?"Error":"Warning"}** on ${lineName(found,commit??head,links)}, ${markdownCode(`${rule}/${messageId}`)}: ${markdownText(shortened(message))}`,"",`- Why: ${markdownText(shortened(why))}`,...helpLines(help3),...related.map(at=>`- See also: ${markdownCode(shortened(at.path))} ${lineName(at,head,links)}, ${markdownText(shortened(at.note))}`),...blamed].join(`
`)}function setAsideItem(found,head,links){let{rule,messageId,message,path}=found;return`- ${markdownText(shortened(standingWords(found)))}: ${markdownCode(shortened(path))} ${lineName(found,head,links)}, ${markdownCode(`${rule}/${messageId}`)}: ${markdownText(shortened(message))}`}function undecidedItem({subject:subject2,reason,help:help3}){let said=`handshake-check could not decide: ${markdownText(shortened(`${subject2} ${reason}`))}`;return help3===""?said:[said,"",...helpLines(help3)].join(`
`)}function noticeItem(text){return`- Note: ${markdownText(shortened(text))}`}function outcomeRow({rule,scope,outcome,examined,reason}){let said=reason===void 0?outcome:`${outcome}: ${markdownCell(shortened(reason,200))}`;return`| ${markdownCell(rule)} | ${scope} | ${said} | ${examined} |`}function shortened(text,limit=MAX_TEXT){return text.length>limit?`${text.slice(0,limit-1)}…`:text}function helpLines(help3){let[first="",...more]=help3.trimEnd().split(`
`),said=`- How to fix: ${markdownText(shortened(first))}`;if(more.length===0)return[said];let kept2=more.length>MAX_LINES?[...more.slice(0,MAX_LINES),"…"]:more,block=markdownBlock(outdented(kept2).map(line=>shortened(line)));return[said,"",...block.map(line=>`  ${line}`.trimEnd())]}function outdented(lines2){let indents=lines2.filter(line=>line.trim()!=="").map(line=>line.length-line.trimStart().length),indent=Math.min(...indents,Number.MAX_SAFE_INTEGER);return lines2.map(line=>line.slice(indent))}function lineName(at,commit,links){return markdownLink(`line ${at.line}`,commit===null?null:links?.blob(at.path,at.line,commit)??null)}function commitName2(id,links){return markdownLink(markdownCode(id.slice(0,SHORT_ID)),links?.commit(id)??null)}var FRAME=200;function fitted(head,sections,limit){let there=sections.filter(({items})=>items.length>0),frames=there.map(({title,first=""})=>bytes(title)+bytes(first)+FRAME),room=limit-bytes(head)-frames.reduce((sum,each)=>sum+each,0),kept2=new Map;for(let section of[...there].sort((a,b)=>(a.rank??0)-(b.rank??0))){let{lines:lines2,leftOut:leftOut2,used}=taken(section,room);room-=used,kept2.set(section,{section,lines:lines2,leftOut:leftOut2})}let written2=there.flatMap(section=>kept2.get(section)??[]).flatMap(sectionText);return`${[head,...written2].join(`

`)}
`}function taken({items},room){let lines2=[],used=0,group;for(let[index2,item]of items.entries()){let more=[...item.group===void 0||item.group===group?[]:[item.group],item.text()],size=more.reduce((sum,line)=>sum+bytes(line)+2,0);if(used+size>room)return{lines:lines2,leftOut:items.length-index2,used};lines2.push(...more),used+=size,group=item.group}return{lines:lines2,leftOut:0,used}}function sectionText({section,lines:lines2,leftOut:leftOut2}){let{title,first,folded:folded3,tight,what}=section,all=first===void 0?lines2:[first,...lines2],cut=leftOut2===0?[]:[`**Left out for lack of room: ${counted(leftOut2,what)}.**`],body=[...lines2.length===0?[]:tight?[all.join(`
`)]:all,...cut];return folded3?[`<details>
<summary>${title}</summary>`,...body,"</details>"]:[title,...body]}function bytes(text){return Buffer.byteLength(text,"utf8")}function markdownReport(report,options){let{links,remarks=[]}=options,head=headLines(report,options).join(`
`),commit=report.head.commit,active=report.diagnostics.filter(({standing})=>standing==="active"),aside=report.diagnostics.filter(({standing})=>standing!=="active"),findings=bySeverity(active).map(found=>({group:`### ${markdownCode(shortened(found.path))}`,text:()=>findingItem(found,commit,links)})),undecided=undecidedOf(report).map(each=>({text:()=>undecidedItem(each)})),known=[...remarks,...report.notices.map(({text})=>text)].map(text=>({text:()=>noticeItem(text)})),setAside=aside.map(found=>({text:()=>setAsideItem(found,commit,links)})),rows=report.outcomes.map(outcome=>({text:()=>outcomeRow(outcome)})),sections=[{title:"## Findings",items:findings,what:"finding"},{title:"## Could not decide",items:undecided,what:"undecided item",rank:isBlocked2(report)?0:-1},{title:"## What to know",items:known,what:"note",tight:!0},{title:tableTitle(report.outcomes),items:rows,what:"row",rank:2,folded:!0,tight:!0,first:TABLE_HEAD},{title:asideTitle(aside),items:setAside,what:"finding",rank:1,folded:!0,tight:!0}];return fitted(head,sections,options.limit)}var TABLE_HEAD=`| Rule | Looks at | Outcome | Examined |
|---|---|---|--:|`;function isBlocked2({verdict}){return verdict==="block"}function headLines(report,{title="handshake-check",warningsStop=!1}){let stopped2=warningsStop&&report.verdict==="pass"&&report.counts.warnings>0,verdict=stopped2?"pass, stopped by warnings":report.verdict;return[`# ${markdownText(title)}: ${verdict}, ${verdictWords(report)}`,"",`**What to do next:** ${nextStep(report,stopped2)}`,"",`Judged: ${name2(report.head)} against the base ${name2(report.base)}.${again(report)}`]}function name2(tree){return markdownCode(shortened(treeName(tree)))}function nextStep({verdict,counts},stopped2){let after="Until then the gate lets nothing through. Each finding says what is wrong, why it matters and how to fix it.";return verdict==="block"?`Fix ${theFew(counts.errors,"error")} below, commit and push: the check runs again. ${after}`:verdict==="inconclusive"?'Do what stands below "Could not decide" and run the check again. Until then the gate lets nothing through, but this is no violation: the check lacked something.':stopped2?`Fix ${theFew(counts.warnings,"warning")} below, commit and push: this workflow lets warnings stop the merge. ${after}`:counts.warnings>0?"Nothing has to be done. Warnings do not stop the merge: look at them when you can.":"Nothing has to be done."}function theFew(count,noun){return count===1?`the ${noun}`:`the ${counted(count,noun)}`}function again({base,head}){return base.commit===null||head.commit===null?"":` The same on your machine: ${markdownCode(`npx handshake-check check --range ${base.commit}..${head.commit}`)}. What a rule is for: ${markdownCode("npx handshake-check explain RULE")}.`}function bySeverity(active){let groups2=new Map;for(let found of active){let group=groups2.get(found.path);group?group.push(found):groups2.set(found.path,[found])}let sorted=[...groups2.values()].flat();return[...sorted.filter(({severity})=>severity==="error"),...sorted.filter(isWarning)]}function isWarning({severity}){return severity==="warning"}function tableTitle(outcomes){let of=wanted2=>outcomes.filter(({outcome})=>outcome===wanted2).length,words=["passed","failed","not-applicable","not-run","crashed"].map(wanted2=>[of(wanted2),wanted2]).filter(([count])=>count>0).map(([count,wanted2])=>`${count} ${wanted2}`);return`Rules: ${counted(outcomes.length,"check")}${words.length===0?"":` (${words.join(", ")})`}`}function asideTitle(aside){let inherited=aside.filter(({standing})=>standing==="inherited").length;return`Does not count: ${inherited} inherited from the base, ${aside.length-inherited} waived by the base`}var ANNOTATIONS_PER_REQUEST=50,MAX_ANNOTATIONS=1e3,TITLE_CHARACTERS=255,MESSAGE_BYTES=16*1024,PATH_BYTES=4096,SUMMARY_BYTES=60*1024,NAME_CHARACTERS=120;function checkRunOf(report,{head,passes,remarks=[],links}){let active=report.diagnostics.filter(({standing})=>standing==="active"),sorted=[...active.filter(isError),...active.filter(found=>!isError(found))],leftOut2=sorted.length-MAX_ANNOTATIONS,said=leftOut2>0?[...remarks,`${counted(leftOut2,"finding has","findings have")} no annotation beside their line.`]:remarks;return{name:cutCharacters(`handshake-check findings against ${visibleLine(report.base.name)}`,NAME_CHARACTERS),head,conclusion:passes?"success":"failure",title:cutCharacters(`${report.verdict}: ${verdictWords(report)}`,TITLE_CHARACTERS),summary:markdownReport(report,{limit:SUMMARY_BYTES,remarks:said,warningsStop:!passes,...links===void 0?{}:{links}}),annotations:sorted.slice(0,MAX_ANNOTATIONS).map(annotationOf)}}function portions(annotations){let further=[];for(let start4=ANNOTATIONS_PER_REQUEST;start4<annotations.length;start4+=ANNOTATIONS_PER_REQUEST)further.push(annotations.slice(start4,start4+ANNOTATIONS_PER_REQUEST));return[annotations.slice(0,ANNOTATIONS_PER_REQUEST),...further]}function annotationOf(found){let startLine=Math.max(1,found.line);return{path:cutBytes(visibleLine(found.path),PATH_BYTES),startLine,endLine:Math.max(startLine,found.endLine??startLine),level:isError(found)?"failure":"warning",title:cutCharacters(visibleLine(`${found.rule}/${found.messageId}`),TITLE_CHARACTERS),message:cutBytes(visibleLines(`${found.message}

Why: ${found.why}

How to fix: ${found.help.trimEnd()}`),MESSAGE_BYTES)}}function isError({severity}){return severity==="error"}function visibleLines(text){return text.split(`
`).map(visibleLine).join(`
`)}function cutCharacters(text,limit){return text.length<=limit?text:`${text.slice(0,limit-1).replace(/\p{Cs}$/u,"")}…`}function cutBytes(text,limit){let bytes2=Buffer.from(text);if(bytes2.byteLength<=limit)return text;let mark="…";return`${bytes2.subarray(0,limit-Buffer.byteLength(mark)).toString("utf8").replace(/\ufffd{1,3}$/,"")}${mark}`}function isRecord(value){return typeof value=="object"&&value!==null&&!Array.isArray(value)}function idOf2(value){let id=isRecord(value)?value.id:void 0;return typeof id=="number"&&Number.isSafeInteger(id)&&id>0?id:null}var MARKER="<!-- handshake-check: merge gate -->",COMMENT_BYTES=60*1024,RESOLVED="**Resolved.** What this comment asked for is done; the gate lets the change through as it is now.";function commentOf(report,{passes,remarks,links}){let head=passes?`${MARKER}
${RESOLVED}

`:`${MARKER}
`,page=markdownReport(report,{limit:COMMENT_BYTES-Buffer.byteLength(head),warningsStop:!passes,...remarks===void 0?{}:{remarks},...links===void 0?{}:{links}});return{body:`${head}${page}`,resolved:passes}}function markedComments(answer){if(!Array.isArray(answer))return null;let marked=[];for(let item of answer){let id=idOf2(item);if(!isRecord(item)||id===null)return null;let body=item.body;typeof body=="string"&&body.startsWith(MARKER)&&marked.push({id,author:idOf2(item.user),body})}return marked}function commentStep(text,marked,self){let own=marked.find(({author})=>author!==null&&author===self);return own===void 0?text.resolved?{kind:"nothing"}:{kind:"create",body:text.body}:own.body===text.body?{kind:"nothing"}:{kind:"update",id:own.id,body:text.body}}function withForge(step,targets){return{async publish(result){let refusals=await writtenToForge(result,targets),told=await step.publish({...result,remarks:[...result.remarks,...refusals]});return[...refusals,...told]}}}async function writtenToForge(result,{platform:platform4,wanted:wanted2,links}){let{head,report,target,remarks,exitCode,overtaken}=result,shown3={passes:exitCode===0,remarks,...links===void 0?{}:{links}},refusals=[],write=async(what,act)=>{try{let refusal=await act();refusal!==null&&refusals.push(refusal.sentence)}catch(error){let{subject:subject2,reason}=undecidedBy(error);refusals.push(`The ${what} is not written: ${subject2} ${reason}.`)}};wanted2.checkRun&&head!==null&&await write("check run",()=>platform4.writeCheckRun(checkRunOf(report,{...shown3,head}))),wanted2.checkRun&&head===null&&refusals.push("No check run is written: the run knows no commit to attach it to.");let pullRequest2=wanted2.comment&&!overtaken?commented(target):null;return pullRequest2!==null&&await write("comment",()=>platform4.writeComment(pullRequest2,commentOf(report,shown3))),refusals}function commented(target){return target?.event.startsWith("pull_request")?target.pullRequest:null}import{createHash as createHash2}from"node:crypto";function standingWaivers({base,law,change}){return liveWaivers2(base.waivers(),{law,now:change.changeset.now,closedPhases:closedPhases(base.board())})}function waiverOf({rule,finding},waivers,law){return waivers.length===0?null:waiverFor({path:finding.at.path,packet:packetOf(finding.data)},rule,waivers,law.paths)}function idleWaivers({rules:rules2,runs},views){if(!views.change.changeset.whole)return new Set;let waivers=standingWaivers(views),needed=new Set(runs.flatMap(({findings})=>findings).map(raw=>waiverOf(raw,waivers,views.law)?.id??"")),idle=waivers.filter(({id,rule})=>{let asked=rules2.find(each=>each.id===rule);return needed.has(id)||!asked?!1:views.law.rules[rule]?.severity==="off"||hasLookedAtAll(asked,runs)});return new Set(idle.map(({id})=>id))}function hasLookedAtAll(rule,runs){return!runs.some(({outcome})=>outcome.rule===rule.id&&outcome.outcome==="crashed")&&!scopesOf(rule).includes("change")}function packetOf(data){return typeof data!="object"||data===null||!("packet"in data)?null:typeof data.packet=="string"?data.packet:null}function judge(runs,context){let judged4=runs.map(run2=>judgedRun(run2,context)),outcomes=judged4.map(({outcome})=>outcome),found=judged4.flatMap((each,check2)=>each.diagnostics.map((diagnostic,at)=>({check:check2,diagnostic,fact:runs[check2]?.findings[at]?.finding})));found.sort((a,b)=>byImportance(a.diagnostic,b.diagnostic));let diagnostics=found.map(({diagnostic})=>diagnostic),checks=found.map(({check:check2})=>check2),facts=found.flatMap(({fact})=>fact??[]);return{outcomes,diagnostics,checks,facts,verdict:verdictOf(outcomes,diagnostics,context.undecided)}}function judgedRun(run2,context){try{let diagnostics=judgeRun(run2,context);return{outcome:outcomeOf(run2.outcome,diagnostics),diagnostics}}catch(error){return{outcome:{...run2.outcome,outcome:"crashed",reason:malfunctionOf(error)},diagnostics:[]}}}function judgeRun(run2,{law,ownPackets,waivers}){let known=new Map;for(let raw of run2.inherited){let fingerprint=fingerprintOf(raw);known.set(fingerprint,(known.get(fingerprint)??0)+1)}return run2.findings.map(raw=>{let fingerprint=fingerprintOf(raw),left=ownPackets.has(raw.finding.at.path)?0:known.get(fingerprint)??0;if(left>0)return known.set(fingerprint,left-1),diagnosticOf(raw,law,fingerprint,{standing:"inherited"});let waiver=waiverOf(raw,waivers,law);return diagnosticOf(raw,law,fingerprint,waiver?{standing:"waived",waiver:waiver.id}:{standing:"active"})})}function diagnosticOf(raw,law,fingerprint,standing){let{rule,finding}=raw,words=wordsOf2(raw),configured=law.rules[rule.id]?.severity==="warning"?"warning":"error",{at}=finding;return{rule:rule.id,messageId:finding.message,severity:severityOf(configured,finding,rule.completeness&&raw.draft),...standing,message:words.message,why:words.why??rule.why,help:words.help,...at,...finding.commit?{commit:finding.commit}:{},fingerprint,related:(finding.related??[]).map(({at:place4,note:note2})=>({path:place4.path,line:place4.line,column:place4.column,note:note2}))}}function wordsOf2({rule,finding}){let words=rule.messages[finding.message];if(!words)throw new Error(`rule ${rule.id} has no message ${finding.message}`);let said=words(finding.data);if(![said?.message,said?.help,said?.why??rule.why].every(text=>typeof text=="string"&&text!==""))throw new Error(`the words of ${finding.message} are not all there`);return said}function fingerprintOf({rule,finding}){let identity=finding.identity??JSON.stringify(finding.data),text=[rule.id,finding.message,finding.at.path,finding.commit??"",identity].join(`
`);return createHash2("sha256").update(text).digest("hex").slice(0,16)}function outcomeOf(outcome,diagnostics){return outcome.outcome==="passed"&&diagnostics.some(isActiveError)?{...outcome,outcome:"failed"}:outcome}function verdictOf(outcomes,diagnostics,undecided){return diagnostics.some(isActiveError)?"block":outcomes.some(({outcome})=>outcome==="crashed"||outcome==="not-run")||undecided.length>0?"inconclusive":"pass"}function isActiveError(diagnostic){return diagnostic.standing==="active"&&diagnostic.severity==="error"}function countsOf(diagnostics){let count=wanted2=>diagnostics.filter(wanted2).length;return{errors:count(isActiveError),warnings:count(({standing,severity})=>standing==="active"&&severity==="warning"),inherited:count(({standing})=>standing==="inherited"),waived:count(({standing})=>standing==="waived")}}var STANDING_ORDER={active:0,waived:1,inherited:2};function byImportance(a,b){return STANDING_ORDER[a.standing]-STANDING_ORDER[b.standing]||+(a.severity==="warning")-+(b.severity==="warning")||(a.path<b.path?-1:a.path>b.path?1:0)||a.line-b.line||a.column-b.column}var NAMED_FILES=["board","ledger","specPointer"];function assertNamedPaths({paths},path,snapshot){let{packets}=paths,refuse=(key,value,meant)=>{throw new UndecidedError({subject:path,reason:`sets "paths.${key}" to "${value}", which ${snapshot.name} does not hold, while it holds "${meant}"`,help:`Write: "${key}": "${meant}". A change that does nothing else may pass.`})};if(packets!==DEFAULT_PATHS.packets&&!snapshot.paths().some(each=>isInside(packets,each))){let meant=folderMeant(packets,snapshot.paths());meant!==null&&refuse("packets",packets,meant)}for(let key of NAMED_FILES){let value=paths[key];if(value===DEFAULT_PATHS[key]||snapshot.entry(value))continue;let meant=fileMeant(value,DEFAULT_PATHS[key],snapshot);meant!==null&&refuse(key,value,meant)}assertAllowedSigners(paths.allowedSigners,path,snapshot)}function assertAllowedSigners(allowedSigners,path,snapshot){if(!(allowedSigners===DEFAULT_PATHS.allowedSigners||snapshot.entry(allowedSigners)))throw new UndecidedError({subject:path,reason:`sets "paths.allowedSigners" to "${allowedSigners}", which ${snapshot.name} does not hold`,help:`Add ${allowedSigners} in the change that names it, or take the line out: without it, ${DEFAULT_PATHS.allowedSigners} is looked for.`})}function folderMeant(packets,paths){let folded3=foldPath(packets),inside=paths.find(path=>isInside(folded3,foldPath(path)));if(inside!==void 0)return inside.split("/").slice(0,packets.split("/").length).join("/");let holding=new Set(paths.filter(path=>/^WP-.*\.md$/i.test(baseName(path))).map(folderOf));return nearName(packets,holding)??[...holding][0]??null}function fileMeant(value,usual,snapshot){let folded3=foldPath(value);return snapshot.paths().find(path=>foldPath(path)===folded3)??nearName(value,snapshot.entry(usual)?[usual]:[])}async function lawOf(source,base,options){return assertNamed(base,options),(await saidWhoMends("base",()=>lawIn(source,base,options,{pinned:!1,take:()=>null}))).law}function assertNamed(base,{configPath}){if(!(configPath===void 0||base.entry(configPath)))throw new UndecidedError({subject:configPath,reason:`does not exist in ${base.name}, from which the configuration is read`,help:`Commit ${configPath} to the base, or leave out --config to use ${CONFIG_PATH}.`})}async function standingLaw(source,base,options){let path=options.configPath??CONFIG_PATH;assertNamed(base,options);let take=async(plugIn,reading)=>(await import("./load-XNLXXQO7.js")).loadPlugIn(plugIn,reading,options.rules);try{let pinned=options.unpinnedPlugIns!==!0;return{...await saidWhoMends("base",()=>lawIn(source,base,options,{pinned,take})),broken:null}}catch(error){if(!(error instanceof UndecidedError)||error instanceof PlugInFault||!base.entry(path))throw error;return{law:{...defaultLaw(options.rules),repairs:path},rules:options.rules,unseen:[],broken:error}}}function assertRepair({law,broken},{changes,commits}){if(broken===null)return;let touched=[changes,...commits.map(({ownChanges:ownChanges2})=>ownChanges2)].flat();if(changes.length===0||touched.some(({path})=>path!==law.repairs))throw broken}async function nextLaw(source,{base,result},standing,options){let path=options.configPath??CONFIG_PATH,{plugIns}=standing.law,stays=({path:plugIn})=>base.entry(plugIn)?.id===result.entry(plugIn)?.id&&base.entry(plugIn)?.kind===result.entry(plugIn)?.kind;if(result.entry(path)?.id===base.entry(path)?.id&&plugIns.every(stays))return standing;let take=plugIn=>plugIns.some(each=>each.path===plugIn.path)&&stays(plugIn)?standing.rules.slice(options.rules.length).filter(({id})=>id.startsWith(prefixOf(plugIn.path))):null,pinned=options.unpinnedPlugIns!==!0;return saidWhoMends("change",()=>lawIn(source,result,options,{pinned,take}))}async function lawIn(source,snapshot,{rules:rules2,configPath},{pinned,take}){let path=configPath??CONFIG_PATH,entry=snapshot.entry(path);if(!entry)return{law:defaultLaw(rules2),rules:rules2,unseen:[]};if(!isRegular(entry))throw new UndecidedError({subject:path,reason:`is a ${entry.kind} in ${snapshot.name}, expected a regular file`,help:`Replace ${path} by a regular file with the configuration in it.`});let refused2=await source.load([{entry,maxBytes:262144}]);if(refused2[0])throw new UndecidedError(refused2[0]);let{shapedConfig}=await import("./read-GOHM3J54.js"),input={path,bytes:snapshot.bytes(entry)},shaped=shapedConfig(input,rules2),own=[],unseen=[];for(let plugIn of shaped.plugIns){let reading={source,snapshot,config:path,pinned};await(await import("./load-XNLXXQO7.js")).assertUsable(plugIn,reading);let taken2=await take(plugIn,reading);taken2===null?unseen.push(plugIn):own.push(...taken2)}let file=shaped.settle(own,id=>unseen.some(plugIn=>id.startsWith(prefixOf(plugIn.path))));linePatternsOf(file,rules2).length>0&&(await import("./patterns-AIM3FJYS.js")).assertPatterns(input,file,rules2);let all=own.length===0?rules2:[...rules2,...own],law=completeLaw(file,path,all);return assertNamedPaths(law,path,snapshot),{law,rules:all,unseen}}function packetChanges(changes,law,packets){let read2=entry=>entry?packets.read(entry):null;return changes.filter(change=>isPacketPath(law.paths,change.path)).map(change=>{let before=read2(change.before),after=read2(change.after);return{path:change.path,kind:kindOf(before,after),before,after}}).filter(({before,after})=>before!==null||after!==null)}function newlySigned2(changes){return changes.flatMap(({before,after})=>{let signature=after?.signature;return signature&&signature.text!==before?.signature?.text?[{id:after.id,signature}]:[]})}function ownsItsFindings(change){return change.kind==="introduced"||change.kind==="signed"||change.kind==="advanced"}function kindOf(before,after){return after?before?!isSigned(before)&&isSigned(after)?"signed":stage(after)>stage(before)?"advanced":"edited":"introduced":"deleted"}function stage(packet){return packet.status&&packet.status.kind!=="unknown"?STATUSES.indexOf(packet.status.status):-1}function noticesOf(changeset,views,options){let signed=newlySigned2(views.change.packetChanges);return[...preview(changeset,views,options),...repair(changeset,views),...unheldLaw(changeset,views),...leftOut(views,options),...options.door==="cli"?[...untilCommitted(changeset,views),...ungoverned(views)]:[],...unexamined(changeset,views,options.rules),...signed.map(packet=>newSignature(packet,views)),...openReview(views,signed)]}function leftOut(views,options){let notices=[],only=options.onlyRules??[];if(only.length>0&&only.length<options.rules.length){let others=options.rules.map(({id})=>id).filter(id=>!only.includes(id));notices.push({kind:"left-out",text:`left out by --rule: ${others.join(", ")}`})}if((options.onlyPackets??[]).length>0){let rest=views.result.packetEntries.length-views.examined.packets.length;notices.push({kind:"left-out",text:`left out by the selection of packets: ${rest} other packets of the tree`})}let off=options.rules.filter(({id})=>views.law.rules[id]?.severity==="off").map(({id})=>id);return off.length>0&&notices.push({kind:"left-out",text:`switched off by ${views.law.source??"the law"}: ${off.join(", ")}`}),notices}function untilCommitted({changes},{law,unmet}){let isAboutWork=changes.some(({path})=>governedPart(law.paths,path)!==null);return!unmet.has("messages")||!isAboutWork?[]:[{kind:"left-out",text:"the role and the packet of this work are judged when it is committed: they stand in the message, which is not written yet"}]}function ungoverned({law,result:{snapshot,packetEntries}}){let{board,ledger,specPointer,protocols}=law.paths;return[CONFIG_PATH,board,ledger,specPointer,...protocols].some(path=>snapshot.entry(path))||packetEntries.length>0?[]:[{kind:"left-out",text:"nothing here is governed yet, so that nearly nothing could be judged; to lay down the protocol: npx handshake-check init"}]}function unexamined(changeset,views,rules2){let read2=new Set(rules2.filter(({id})=>views.law.rules[id]?.severity!=="off").flatMap(({reads})=>reads)),paths=changeset.changes.filter(({path})=>{let part=governedPart(views.law.paths,path);return part!==null&&part!=="code"&&!read2.has(part)}).map(({path})=>printable(path));return paths.length===0?[]:[{kind:"unexamined",text:`${counted(paths.length,"governed file")} changed whose content no rule reads, so a person has to: ${shownOf(paths)}`}]}function newSignature({id,signature},{change}){let{allowed,proofs:proofs2}=change.signatureProofs,proof=[...proofs2.values()].find(({statement})=>statement.packet===id),weight=allowed!==null&&proof?.kind==="proved"?`the SSH key ${proof.by.key.fingerprint} of ${allowed.path}:${proof.by.line} proves it`:`a plain signature shows consistency, not authorship: ${signature.signer} should know of it`;return{kind:"new-signature",text:`${signature.text} signs ${id} in this change; ${weight}`}}function openReview({law,change},signed){if(law.signatureReview===null||change.approvals!==null||signed.length===0)return[];let ids=signed.map(({id})=>id).join(", ");return[{kind:"open-review",text:`the approving review that ${law.source} asks for is not known here; the merge gate judges it for ${ids}`}]}function repair({base},{law}){return law.repairs===null?[]:[{kind:"repair",text:`${law.repairs} cannot be read in ${base.name} and this change repairs it: judged by the protocol's defaults, so a person has to read the new ${law.repairs}`}]}function unseenPlugIns(unseen,{base}){return unseen.map(({path})=>({kind:"left-out",text:`the rules of ${printable(path)} judge nothing yet, and nothing of it was run: ${base.name} does not hold it like this, so a person has to read it`}))}function unheldLaw(changeset,{law,change}){if(change.base.packetEntries.length>0||law.repairs!==null)return[];let paths=lawTouches(changeset,law,change.unchangedWiring).map(({path})=>printable(path));return paths.length===0?[]:[{kind:"left-out",text:`${shownOf(paths)} of the law changed, and no packet was asked for: ${changeset.base.name} has none yet. Until its first packet the law can be set up by everybody, so a person has to read it`}]}function shownOf(paths){return paths.slice(0,20).join(", ")+(paths.length>20?` and ${paths.length-20} more`:"")}function preview(changeset,{law},{lawFrom}){return lawFrom!=="result"?[]:[{kind:"preview",text:`a preview: judged by ${law.source===null?"the protocol's defaults":law.source} as the change leaves it; what counts is the law of ${changeset.base.name}`}]}var MOST_LINES=1e5,MOST_SPEC_LINES=5e5;function contentsOfChange(changeset,law){let wanted2=new Wanted(law);for(let change of allChanges(changeset))wanted2.addChange(change);if(wanted2.size>0||changeset.whole){for(let snapshot of[changeset.base,changeset.result])wanted2.addPath(snapshot,law.paths.specPointer),wanted2.addPath(snapshot,law.paths.ledger),wanted2.addPath(snapshot,law.paths.board);for(let snapshot of touchesLedger(changeset,law)?[changeset.base,changeset.result]:[])for(let path of packetPathsOf(snapshot,law))wanted2.addPath(snapshot,path);for(let path of wanted2.lockedPaths())wanted2.addPath(changeset.base,path)}for(let id of changeset.commits.flatMap(({trailers})=>trailers?.workPackets??[]))for(let snapshot of[changeset.base,changeset.result])wanted2.addPath(snapshot,`${law.paths.packets}/${id}.md`);for(let snapshot of[changeset.base,changeset.result])wanted2.addStanding(snapshot);return wanted2.blobs()}function contentsOfStanding(snapshot,law){let wanted2=new Wanted(law);return wanted2.addStanding(snapshot),wanted2.blobs()}function contentsOfCode({changes},{paths,limits}){return changes.filter(({path})=>isJudgedCode(paths.code,path)).flatMap(({before,after})=>[before??[],after??[]].flat()).filter(isRegular).map(entry=>({entry,maxBytes:limits.codeBytes}))}function*allChanges({changes,commits,pushed}){yield*changes,pushed&&(yield*allChanges(pushed));for(let{parents,ownChanges:ownChanges2}of commits){for(let parent of parents)yield*parent.changes;parents.length>1&&(yield*ownChanges2)}}function contentsOfPackets(snapshot,law){return contentsAt(snapshot,law,packetPathsOf(snapshot,law))}function packetPathsOf(snapshot,{paths}){return snapshot.paths().filter(path=>isPacketPath(paths,path))}function touchesLedger({changes},{paths}){return changes.some(({path})=>path===paths.ledger)}function contentsAt(snapshot,law,paths){let wanted2=new Wanted(law);for(let path of paths)wanted2.addPath(snapshot,path);return wanted2.blobs()}var Wanted=class{constructor(law){this.law=law}law;byId=new Map;lockable=new Set;get size(){return this.byId.size}addChange(change){change.before&&this.add(change.before),change.after&&this.add(change.after)}addPath(snapshot,path){let entry=snapshot.entry(path);entry&&this.add(entry)}addStanding(snapshot){let{paths,limits}=this.law;for(let path of[paths.specPointer,paths.board,paths.ledger,paths.waivers,...paths.protocols]){let entry=snapshot.entry(path);entry&&isRegular(entry)&&this.byId.set(`${entry.id} ${path}`,{entry,maxBytes:limits.packetBytes,maxLines:MOST_LINES})}}lockedPaths(){return[...this.lockable]}blobs(){return[...this.byId.values()]}add(entry){let{paths,limits}=this.law;if((isPacketPath(paths,entry.path)||isSpecPath(paths,entry.path))&&this.lockable.add(entry.path),!READ_WHOLE.has(governedPart(paths,entry.path)??"")&&!isPacketPath(paths,entry.path)||!isRegular(entry))return;let isSpec=isSpecPath(paths,entry.path),maxBytes=isSpec?limits.specBytes:limits.packetBytes;this.byId.set(`${entry.id} ${entry.path}`,{entry,maxBytes,maxLines:isSpec?MOST_SPEC_LINES:MOST_LINES})}},READ_WHOLE=new Set(["board","spec","spec-pointer","ledger","waivers","oss-register"]);async function loadBoardIds(loader,{changes,base,result},trees,law,selected){let changed=changes.map(({path})=>path),ids=new Set([...boardIdsOf(trees,changed,law),...selected.map(idOf3)]),paths=[...ids].map(id=>`${law.paths.packets}/${id}.md`);for(let tree of[base,result])await loader.load(contentsAt(tree,law,paths));return ids}function boardIdsOf({base,result},changed,law){let packets=changed.filter(path=>isPacketPath(law.paths,path));if(packets.length===0&&!changed.includes(law.paths.board))return[];let before=entriesById(base.board()),after=entriesById(result.board());return[...[...new Set([...before.keys(),...after.keys()])].filter(id=>before.get(id)!==after.get(id)),...packets.map(idOf3)]}function idOf3(path){return baseName(path).slice(0,-3)}function entriesById(board){let found=new Map;for(let{id,column,marker,form}of board?.entries??[])found.set(id,`${found.get(id)??""}
${column} ${form} ${marker??""}`);return found}function dependents({base,result},packetChanges2,law){let[before,after]=[chainOf(base.board()),chainOf(result.board())],gone=new Set(packetChanges2.flatMap(({before:was,after:is})=>was&&!is?[was.id]:[])),concerned=[...before,...after].filter(([key,{needs}])=>!before.has(key)||!after.has(key)||gone.has(needs));return[...new Set(concerned.map(([,{id}])=>packetPath(law,id)))]}function chainOf(board){return new Map((board?.chain??[]).map(({id,needs})=>[`${id} ${needs}`,{id,needs}]))}import{createHash as createHash3}from"node:crypto";var FINGERPRINT_LENGTH=12;function citedLines(lines2,from,to){if(from<1||to<from||to>lines2.length)return{kind:"no-line",lines:lines2.length};let folded3=lines2.slice(from-1,to).map(line=>line.replace(/\s+/g," ").trim());return folded3.every(line=>line==="")?{kind:"blank"}:{kind:"lines",fingerprint:createHash3("sha256").update(folded3.join(`
`)).digest("hex").slice(0,FINGERPRINT_LENGTH)}}var MOST_LOOKS=2e5;function placeOfText(lines2,count,fingerprint){let last=lines2.length-count+1;if(last*count>MOST_LOOKS)return null;let places=[];for(let from=1;from<=last;from++){let found=citedLines(lines2,from,from+count-1);found.kind==="lines"&&found.fingerprint===fingerprint&&places.push(from)}let[first=null]=places;return places.length===1?first:null}function linesOf3(text){let lines2=text.split(/\r\n|\n|\r/);return lines2.at(-1)===""&&lines2.pop(),lines2}function isBlank2(code){return code===32||code===9}var LineCursor=class{constructor(text){this.text=text;this.next=text.charCodeAt(0)===65279?1:0}text;work=0;line=0;start=0;end=0;position=0;column=0;content=-1;contentColumn=0;next;nextLf=-1;nextCr=-1;breakLine=0;breakFirst=0;breakLast=-1;nextLine(){let from=this.next,length=this.text.length;if(from>=length)return!1;this.nextLf<from&&(this.nextLf=this.find(`
`,from)),this.nextCr<from&&(this.nextCr=this.find("\r",from));let end=Math.min(this.nextLf,this.nextCr);return this.next=end===this.nextCr&&this.nextLf===end+1?end+2:end+1,this.line++,this.start=from,this.position=from,this.end=end,this.column=0,this.content=-1,!0}skipLines(stops){let{text,next:first}=this,{line,nextLf:lf,nextCr:cr}=this,from=first,work=1,end=0,start4=-1,startLine=0;for(let code=text.charCodeAt(from);!(code<128&&stops[code])&&(lf<from&&(lf=text.indexOf(`
`,from),lf===-1&&(lf=text.length),work+=lf-from+1),cr<from&&(cr=this.find("\r",from)),!(lf===text.length||cr<lf-1));code=text.charCodeAt(from))end=Math.min(lf,cr),line++,end===from?start4=-1:start4===-1&&(start4=from,startLine=line),from=lf+1;if(this.nextLf=lf,this.nextCr=cr,this.work+=work,from!==first)return this.next=from,this.line=line,{first,start:start4,startLine,end}}look(){if(this.content>=this.position)return;let at=this.position,column=this.column;for(;at<this.end;){let code=this.text.charCodeAt(at);if(code===32)column++;else if(code===9)column=(column|3)+1;else break;at++}this.work+=at-this.position+1,this.content=at,this.contentColumn=column}get indent(){return this.contentColumn-this.column}get blank(){return this.content===this.end}get code(){return this.content<this.end?this.text.charCodeAt(this.content):Number.NaN}takeContent(count){this.position=this.content+count,this.column=this.contentColumn+count,this.work+=count}get endsText(){return this.end===this.text.length}moveBack(position,column){this.position=position,this.column=column,this.content=-1}takeColumns(columns){let left=columns;for(;left>0;){let width=this.text.charCodeAt(this.position)===9?4-(this.column&3):1;if(this.work++,width>left){this.column+=left;return}this.column+=width,this.position++,left-=width}}thematicBreak(){return this.breakLine!==this.line&&this.findThematicBreak(),this.content>=this.breakFirst&&this.content<=this.breakLast}findThematicBreak(){let at=this.end-1;for(;at>=this.start&&isBlank2(this.text.charCodeAt(at));)at--;let marker=at>=this.start?this.text.charCodeAt(at):0,isMarker=marker===42||marker===45||marker===95,markers=0;for(this.breakLast=-1;isMarker&&at>=this.start;){let code=this.text.charCodeAt(at);if(code===marker&&++markers===3&&(this.breakLast=at),code!==marker&&!isBlank2(code))break;at--}this.breakLine=this.line,this.breakFirst=at+1,this.work+=this.end-at}find(character,from){let found=this.text.indexOf(character,from),at=found===-1?this.text.length:found;return this.work+=at-from+1,at}};var EXCLAMATION=33,DOUBLE_QUOTE=34,SINGLE_QUOTE=39,DASH=45,DOT=46,SLASH=47,ZERO=48,NINE=57,COLON=58,LESS_THAN=60,EQUALS=61,GREATER_THAN=62,QUESTION=63,CLOSING_BRACKET=93,UNDERSCORE=95,BACKTICK=96,CDATA_OPENING="<![CDATA[",RAW_NAMES=new Set(["pre","script","style","textarea"]),BLOCK_NAMES=new Set("address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul".split(" ")),LONGEST_NAME=10;function htmlBlockStart(text,at,end,kind7){let second=codeAt(text,at+1,end);if(second===QUESTION)return 3;if(second===EXCLAMATION)return markedBlock(text,at,end);let closing2=second===SLASH,nameStart=closing2?at+2:at+1;if(!isAlpha(codeAt(text,nameStart,end)))return 0;let nameEnd2=skipTagName(text,nameStart,end),next=codeAt(text,nameEnd2,end);if(next>=0&&next!==SLASH&&next!==GREATER_THAN&&!isBlank2(next))return 0;let name3=nameEnd2-nameStart>LONGEST_NAME?"":text.slice(nameStart,nameEnd2).toLowerCase();return!closing2&&next!==SLASH&&RAW_NAMES.has(name3)?1:BLOCK_NAMES.has(name3)?next!==SLASH||codeAt(text,nameEnd2+1,end)===GREATER_THAN?6:0:kind7&&endsAsCompleteTag(text,nameEnd2,end,closing2)?7:0}function htmlBlockBody(kind,at){return kind===5?at+CDATA_OPENING.length:kind===4?at+3:kind===2?at+2:at+1}function htmlBlockEnds(kind,text,from,end){if(kind===5)return endsCdata(text,from,end);for(let at=from;at<end;at++){let code=text.charCodeAt(at);if(kind===1){if(code===LESS_THAN&&endsRawText(text,at,end))return!0}else if(code===GREATER_THAN&&endsMarked(kind,text,from,at))return!0}return!1}function markedBlock(text,at,end){let third=codeAt(text,at+2,end);return third===DASH?codeAt(text,at+3,end)===DASH?2:0:isAlpha(third)?4:at+CDATA_OPENING.length<=end&&text.startsWith(CDATA_OPENING,at)?5:0}function endsMarked(kind,text,from,at){return kind===4?!0:kind===3?at>from&&text.charCodeAt(at-1)===QUESTION:at>from+1&&text.charCodeAt(at-1)===DASH&&text.charCodeAt(at-2)===DASH}function endsRawText(text,at,end){if(codeAt(text,at+1,end)!==SLASH)return!1;let nameEnd2=at+2;for(;nameEnd2-at<=LONGEST_NAME&&isAlpha(codeAt(text,nameEnd2,end));)nameEnd2++;return codeAt(text,nameEnd2,end)===GREATER_THAN&&RAW_NAMES.has(text.slice(at+2,nameEnd2).toLowerCase())}function endsCdata(text,from,end){let brackets=0;for(let at=from;at<end;at++){let code=text.charCodeAt(at);if(code===CLOSING_BRACKET)brackets++;else{if(code===GREATER_THAN&&brackets>0&&brackets%2===0)return!0;brackets=0}}return!1}function endsAsCompleteTag(text,nameEnd2,end,closing2){let at=closing2?skipBlanks2(text,nameEnd2,end):skipAttributes(text,nameEnd2,end);return at<0?!1:(!closing2&&codeAt(text,at,end)===SLASH&&at++,codeAt(text,at,end)===GREATER_THAN&&skipBlanks2(text,at+1,end)===end)}function skipAttributes(text,from,end){let at=skipBlanks2(text,from,end);for(;at>=0&&isAttributeNameStart(codeAt(text,at,end));){for(at++;isAttributeNameContinue(codeAt(text,at,end));)at++;at=skipAttributeValues(text,skipBlanks2(text,at,end),end)}return at}function skipAttributeValues(text,from,end){let at=from;for(;codeAt(text,at,end)===EQUALS;){at=skipBlanks2(text,at+1,end);let first=codeAt(text,at,end);if(first===DOUBLE_QUOTE||first===SINGLE_QUOTE)return skipQuotedValue(text,at,end);if(first===LESS_THAN||first===EQUALS||first===GREATER_THAN||first===BACKTICK)return-1;for(;isUnquotedValue(codeAt(text,at,end));)at++;at=skipBlanks2(text,at,end)}return at}function skipQuotedValue(text,from,end){let quote2=text.charCodeAt(from),close=from+1;for(;close<end&&text.charCodeAt(close)!==quote2;)close++;let next=codeAt(text,close+1,end);return next!==SLASH&&next!==GREATER_THAN&&!isBlank2(next)?-1:skipBlanks2(text,close+1,end)}function isUnquotedValue(code){return code<0||isBlank2(code)||code===DOUBLE_QUOTE||code===SINGLE_QUOTE||code===SLASH?!1:code!==LESS_THAN&&code!==EQUALS&&code!==GREATER_THAN&&code!==BACKTICK}function isAttributeNameStart(code){return isAlpha(code)||code===COLON||code===UNDERSCORE}function isAttributeNameContinue(code){return isAttributeNameStart(code)||isDigit(code)||code===DASH||code===DOT}function skipTagName(text,from,end){let at=from;for(;at<end;){let code=text.charCodeAt(at);if(!isAlpha(code)&&!isDigit(code)&&code!==DASH)break;at++}return at}function skipBlanks2(text,from,end){let at=from;for(;at<end&&isBlank2(text.charCodeAt(at));)at++;return at}function codeAt(text,at,end){return at<end?text.charCodeAt(at):-1}function isAlpha(code){let lower2=code|32;return code>0&&lower2>=97&&lower2<=122}function isDigit(code){return code>=ZERO&&code<=NINE}var UNDERLINE=-1,CODE_INDENT=4,DEEPEST_LIST=100,TAB=9,MANGLED_OPENER=/^`\x08?ash[ \t]*$/,LAST_HIDING_KIND=5;function blockStates(lines2,headings,work){let scan=new BlockScan(lines2,headings,work);return lines2.map((_,index2)=>scan.next(index2))}var BlockScan=class{constructor(lines2,headings,work){this.lines=lines2;this.headings=headings;this.work=work;this.closers=mangledClosers(lines2,headings)}lines;headings;work;items=[];open=null;inParagraph=!1;inQuote=!1;closers;next(index2){let text=this.lines[index2]?.text??"",content=skipBlanks(text,0),indent=columnsBetween(text,0,content,0);this.work.steps+=text.length+1;let heading=this.headings.get(index2);return this.open?.kind==="mangled"?{kind:this.inMangled(index2),indent,continues:!1}:heading!==void 0?this.atHeading(heading===UNDERLINE?"underline":"heading",indent):content===text.length?{kind:this.atBlank(),indent,continues:!1}:(this.open&&this.open.base>indent&&(this.open=null),this.open?{kind:this.inOpen(this.open,text.slice(content),indent),indent,continues:!1}:this.atContent(text,content,indent,index2))}atHeading(kind,indent){return this.items.length=0,this.open=null,this.inParagraph=!1,{kind,indent,continues:!1}}atBlank(){return this.inParagraph=!1,this.open?this.open.kind==="html"?"hidden":"code":"blank"}inMangled(index2){return this.open?.kind!=="mangled"||this.open.closer!==index2?"code":(this.open=null,"fence")}inOpen(open2,content,indent){if(this.work.steps+=content.length,open2.kind==="html")return htmlBlockEnds(open2.html,content,0,content.length)&&(this.open=null),"hidden";let width=indent-open2.base<CODE_INDENT?runLength(content,0,open2.marker):0;return width<open2.width||skipBlanks(content,width)<content.length?"code":(this.open=null,"fence")}atContent(text,content,indent,index2){let rule=ruleRange(text),isDeep=indent-this.offsetAt(indent)>=CODE_INDENT,continues=this.inParagraph&&(isDeep||!startsBlockAt(text,content,rule,this.isWithin(indent)));return continues?{kind:this.inQuote?"quote":"text",indent,continues}:(this.closeItems(indent),isDeep?{kind:"code",indent,continues}:{kind:this.atBlock(text,content,indent,index2,rule),indent,continues})}offsetAt(indent){return this.items.findLast(column=>column<=indent)??0}isWithin(indent){return!this.inQuote&&(this.items.at(-1)??0)<=indent}closeItems(indent){for(;this.items.length>0&&(this.items.at(-1)??0)>indent;)this.items.pop()}atBlock(text,content,indent,index2,rule){if(this.inParagraph=!1,isRule(rule,content))return"rule";let at=this.openItems(text,content,indent,rule);if(at>=text.length||isRule(rule,at))return"text";if(text[at]===">")return this.atQuote(text,at);let base=this.items.at(-1)??0,fence=openingFence(text,at);return fence&&(this.open={kind:"fence",...fence,base}),fence||this.opensMangled(text,at,index2)?"fence":this.opensHtml(text,at,base)?"hidden":(this.inParagraph=!0,this.inQuote=!1,"text")}atQuote(text,at){let inner=text[skipBlanks(text,at+1)];return this.inQuote=!0,this.inParagraph=inner!==void 0&&!"#`~<".includes(inner),"quote"}openItems(text,from,indent,rule){let at=from,column=indent;for(;at<text.length&&!isRule(rule,at)&&this.items.length<DEEPEST_LIST;){let marker=markerLength(text,at);if(marker===0)break;let behind=skipBlanks(text,at+marker),blanks=columnsBetween(text,at+marker,behind,column+marker),isCode=behind<text.length&&blanks>CODE_INDENT;if(column+=marker+(isCode||behind>=text.length?1:blanks),this.items.push(column),this.work.steps+=behind-at,at=behind,isCode)break}return at}opensMangled(text,at,index2){let closer=this.closers[index2]??-1;return closer<0||!MANGLED_OPENER.test(text.slice(at))?!1:(this.open={kind:"mangled",closer},!0)}opensHtml(text,at,base){let html=hidingHtml(text,at);return html===0?!1:(this.work.steps+=text.length-at,htmlBlockEnds(html,text,htmlBlockBody(html,at),text.length)||(this.open={kind:"html",html,base}),!0)}};function mangledClosers(lines2,headings){let closers=new Array(lines2.length).fill(-1),closer=-1;for(let index2=lines2.length-1;index2>=0;index2--)closers[index2]=closer,(headings.get(index2)??0)>=2?closer=-1:lines2[index2]?.text.trim()==="`"&&(closer=index2);return closers}function startsBlockAt(text,at,rule,interrupts){return text[at]===">"||(interrupts?interruptingMarker(text,at):markerLength(text,at)>0)||isRule(rule,at)||openingFence(text,at)!==null||MANGLED_OPENER.test(text.slice(at))||hidingHtml(text,at)!==0}function interruptingMarker(text,at){let length=markerLength(text,at);return(length===1||length===2&&text[at]==="1")&&skipBlanks(text,at+length)<text.length}function markerLength(text,at){let end=at;for(;end<text.length&&end-at<9&&text.charCodeAt(end)>=48&&text.charCodeAt(end)<=57;)end++;let marker=text[end];return(end===at?marker==="-"||marker==="*"||marker==="+":marker==="."||marker===")")&&(end+1>=text.length||isBlank(text.charCodeAt(end+1)))?end+1-at:0}function ruleRange(text){let marker=text[trimBlanks(text,0,text.length)-1]??"",nowhere={text,marker,first:text.length,last:-1};if(marker!=="-"&&marker!=="*"&&marker!=="_")return nowhere;let first=text.length,count=0,last=-1;for(let at=text.length-1;at>=0;at--)if(text[at]===marker)first=at,count++,count===3&&(last=at);else if(!isBlank(text.charCodeAt(at)))break;return{text,marker,first,last}}function isRule(rule,at){return at>=rule.first&&at<=rule.last&&rule.text[at]===rule.marker}function openingFence(text,at){let marker=text[at]??"";if(marker!=="`"&&marker!=="~")return null;let width=runLength(text,at,marker);return width>=3&&(marker==="~"||!text.includes("`",at+width))?{marker,width}:null}function runLength(text,from,marker){let at=from;for(;at<text.length&&text[at]===marker;)at++;return at-from}function hidingHtml(text,at){let kind=text[at]==="<"?htmlBlockStart(text,at,text.length,!1):0;return kind<=LAST_HIDING_KIND?kind:0}function columnsBetween(text,from,to,column){let at=column;for(let index2=from;index2<to;index2++)at=text.charCodeAt(index2)===TAB?(at|3)+1:at+1;return at-column}var ALIASES={requester:"REQUESTOR","user signature locked":"USER_SIGNATURE","spec anchors":"SPEC_ANCHOR","in scope":"IN_SCOPE_PATHS","out of scope paths":"OUT_OF_SCOPE","latest logger":"Logger",adr:"ADRs","open question":"Open Questions",dependency:"Dependencies",assumption:"Assumptions"},BY_FOLDED_NAME=new Map([...FIELD_NAMES.map(name3=>[foldName(name3),name3]),...Object.entries(ALIASES)]);function foldName(name3){return/^[\x20-\x7e]*$/.test(name3)?name3.toLowerCase().replace(/[ _-]+/g," ").trim():""}function fieldNamed(name3){return BY_FOLDED_NAME.get(foldName(name3))}var LONGEST_NAME2=60,LONGEST_TAIL=120,MOST_TAILS=3,BOLD="**";function readLineLabel(text){let content=skipBlanks(text,0),marker=markerLength(text,content),start4=marker===0?content:skipBlanks(text,content+marker),label2=text.startsWith(BOLD,start4)?readBold(text,start4+BOLD.length):readPlain(text,start4);if(!label2)return null;let{inside,...rest}=label2;return{...rest,dress:dressOf(marker>0,inside)}}function dressOf(bullet,place4){return place4==="plain"?bullet?"bullet":"plain":place4==="bold"?bullet?"bold-bullet-colon":"bold-colon":bullet?"bold-bullet":"bold"}function readPlain(text,start4){let name3=nameEnd(text,start4),colon=skipTails(text,name3);return isColon(text,colon)?labelOf(text,start4,name3,colon+1,"plain"):null}function readBold(text,start4){let name3=nameEnd(text,start4),at=skipTails(text,name3);if(isColon(text,at)){let closes=text.startsWith(BOLD,at+1);return labelOf(text,start4,name3,closes?at+1+BOLD.length:at+1,"bold",!closes)}if(!text.startsWith(BOLD,at))return null;let colon=skipTails(text,at+BOLD.length);return isColon(text,colon)?labelOf(text,start4,name3,colon+1,"behind"):null}function labelOf(text,start4,end,behind,inside,wholeIsBold=!1){let name3=text.slice(start4,end);if(name3==="")return null;let valueStart=skipBlanks(text,behind),trimmed=trimBlanks(text,valueStart,text.length),closing2=wholeIsBold&&text.endsWith(BOLD,trimmed)&&trimmed-BOLD.length>=valueStart;return{name:name3,valueStart,valueEnd:closing2?trimBlanks(text,valueStart,trimmed-BOLD.length):trimmed,inside}}function nameEnd(text,start4){let end=start4;for(let at=start4;at<text.length&&at-start4<=LONGEST_NAME2;at++){let code=text.charCodeAt(at);if(isLetterOrDigit(code))end=at+1;else if(at===start4||code!==32&&code!==45&&code!==95)break}return end}function isLetterOrDigit(code){return code>=97&&code<=122||code>=65&&code<=90||code>=48&&code<=57}function skipTails(text,from){let at=from;for(let count=0;;count++){let tail=skipBlanks(text,at),closing2=text[tail]==="("?")":text[tail]==="["?"]":null;if(closing2===null||count===MOST_TAILS)return tail;let end=text.slice(tail,tail+LONGEST_TAIL).indexOf(closing2);if(end<0)return tail;at=tail+end+1}}function isColon(text,at){return text[at]===":"&&text[at+1]!==":"&&!text.startsWith("//",at+1)}function readHeadingLabel(title){let bold=title.startsWith(BOLD)?BOLD.length:0,start4=bold,end=nameEnd(title,start4),field=fieldNamed(title.slice(start4,end));if(field===void 0)return null;let label2=bold>0?readBold(title,start4):readPlain(title,start4),{valueStart,valueEnd}=label2??bareName(title,end);if(valueStart<0)return null;let dress=valueEnd>valueStart?"heading-inline":"heading";return{name:title.slice(start4,end),field,valueStart,valueEnd,dress}}function bareName(title,end){let at=skipTails(title,end);return title.startsWith(BOLD,at)&&(at=skipTails(title,at+BOLD.length)),at>=title.length||[...title.slice(at)].every(char=>isBlank(char.charCodeAt(0)))?{valueStart:title.length,valueEnd:title.length}:{valueStart:-1,valueEnd:-1}}function findDefinitions(packet,open2,work){let definitions=[],scope=new NestingScope,headings=new Map(packet.headings.map(heading=>[heading.first,heading]));return packet.lines.forEach((line,index2)=>{work.steps+=line.text.length+1;let heading=headings.get(index2);if(open2.has(index2))return;let definition=heading?headingDefinition(heading):lineDefinition(line,index2,scope);scope.pass(line,definition),definition&&definitions.push(definition)}),definitions}function headingDefinition(heading){let label2=readHeadingLabel(heading.title);return label2?{name:label2.field,label:label2.name,dress:label2.dress,index:heading.first,next:heading.last+1,valueStart:heading.titleStart+label2.valueStart,valueEnd:heading.titleStart+label2.valueEnd,indent:0,depth:heading.depth}:null}function lineDefinition(line,index2,scope){let label2=line.kind==="text"?readLineLabel(line.text):null,name3=label2?fieldNamed(label2.name):void 0;if(!label2||!name3||(line.continues&&label2.dress==="plain"||scope.holds(line))&&label2.name!==label2.name.toUpperCase())return null;let{dress,valueStart,valueEnd}=label2;return{name:name3,label:label2.name,dress,index:index2,next:index2+1,valueStart,valueEnd,indent:line.indent,depth:0}}var NestingScope=class{open=null;holds(line){return this.open!==null&&line.indent>this.open.indent}pass(line,definition){definition?this.open=definition:this.open&&endsValue(line,this.open)&&(this.open=null)}};function endsValue(line,open2){return line.kind==="heading"||line.kind==="rule"||line.kind==="underline"?!0:line.kind!=="text"||line.continues?!1:line.indent<open2.indent||line.indent===open2.indent&&isBullet(open2.dress)}function isBullet(dress){return dress==="bullet"||dress==="bold-bullet"||dress==="bold-bullet-colon"}var STAR=42,PLUS=43,DASH2=45,DOT2=46,CLOSING_PARENTHESIS=41,GREATER_THAN2=62,ZERO2=48,NINE2=57,ONE=49,MARKER_INDENT=3,ITEM_PADDING=4,NUMBER_DIGITS=9,Containers=class{constructor(limit){this.limit=limit}limit;overflow=!1;deepest=0;open=[];get depth(){return this.open.length}closeTo(count){this.open.length=count}continue(cursor){for(let index2=0;index2<this.open.length;index2++){let container=this.open[index2];if(container===void 0)break;if(cursor.work++,cursor.look(),container.kind==="quote"){if(!takeQuoteMarker(cursor))return{matched:index2,newItem:!1}}else if(!takeItemIndent(cursor,container))return this.takeNextItem(cursor,container)?(this.closeTo(index2+1),{matched:index2+1,newItem:!0}):{matched:index2,newItem:!1}}return{matched:this.open.length,newItem:!1}}openNext(cursor,interrupts,parentDepth){if(cursor.look(),cursor.indent>MARKER_INDENT||!mayStartContainer(cursor.code))return!1;let{position,column}=cursor,container=takeContainerMarker(cursor,interrupts);return container===void 0?!1:parentDepth>=this.limit?(this.overflow=!0,cursor.moveBack(position,column),!1):(this.closeTo(parentDepth),this.open.push(container),this.open.length>this.deepest&&(this.deepest=this.open.length),!0)}takeNextItem(cursor,list){if(cursor.indent>MARKER_INDENT)return!1;let item=takeItemMarker(cursor,!1,list);return item===void 0?!1:(list.size=item.size,list.startsBlank=item.startsBlank,!0)}};function mayStartContainer(code){return code===GREATER_THAN2||code===STAR||code===PLUS||code===DASH2||isDigit2(code)}function takeContainerMarker(cursor,interrupts){return takeQuoteMarker(cursor)?{kind:"quote"}:takeItemMarker(cursor,interrupts,void 0)}function takeQuoteMarker(cursor){return cursor.indent>MARKER_INDENT||cursor.code!==GREATER_THAN2?!1:(cursor.takeContent(1),cursor.look(),cursor.indent>0&&cursor.takeColumns(1),!0)}function takeItemIndent(cursor,list){if(cursor.blank)return list.endsAtContent||=list.startsBlank,cursor.takeColumns(Math.min(list.size,cursor.indent)),!0;let belongs=!list.endsAtContent&&cursor.indent>=list.size;return list.endsAtContent=!1,list.startsBlank=!1,belongs&&cursor.takeColumns(list.size),belongs}function takeItemMarker(cursor,interrupts,sameList){let code=cursor.code,isNumber=isDigit2(code),width=isNumber?numberWidth(cursor,interrupts):bulletWidth(cursor);if(width===0)return;let marker=isNumber?cursor.text.charCodeAt(cursor.content+width-1):code;if(sameList!==void 0&&sameList.marker!==marker)return;let after=cursor.content+width;if(!(after<cursor.end&&!isBlank2(cursor.text.charCodeAt(after))))return takeItemPrefix(cursor,width,interrupts,marker)}function takeItemPrefix(cursor,width,interrupts,marker){let{position,column,indent}=cursor;cursor.takeContent(width),cursor.look();let startsBlank=cursor.blank;if(startsBlank&&interrupts){cursor.moveBack(position,column);return}let padding=cursor.indent<=ITEM_PADDING?cursor.indent:1;startsBlank||cursor.takeColumns(padding);let size=indent+width+(startsBlank?1:padding);return{kind:"list",marker,size,startsBlank,endsAtContent:!1}}function bulletWidth(cursor){let code=cursor.code;return code!==STAR&&code!==PLUS&&code!==DASH2||code!==PLUS&&cursor.thematicBreak()?0:1}function numberWidth(cursor,interrupts){if(interrupts&&cursor.code!==ONE)return 0;let most=interrupts?1:NUMBER_DIGITS,at=cursor.content;for(;at<cursor.end&&at-cursor.content<most&&isDigit2(cursor.text.charCodeAt(at));)at++;let width=at-cursor.content+1;cursor.work+=width;let delimiter4=at<cursor.end?cursor.text.charCodeAt(at):0;return delimiter4===DOT2||delimiter4===CLOSING_PARENTHESIS?width:0}function isDigit2(code){return code>=ZERO2&&code<=NINE2}var HASH=35,BACKTICK2=96,MOST_HASHES=6,SHORTEST_FENCE=3,CLOSING_FENCE_INDENT=3;function atxDepth(cursor){let width=runLength2(cursor,HASH),after=cursor.content+width;return width<=MOST_HASHES&&(after>=cursor.end||isBlank2(cursor.text.charCodeAt(after)))?width:0}function atxText(text,from,end){let start4=from;for(;start4<end&&isBlank2(text.charCodeAt(start4));)start4++;let stop=trimEnd(text,start4,end),hashes=stop;for(;hashes>start4&&text.charCodeAt(hashes-1)===HASH;)hashes--;return hashes<stop&&(hashes===start4||isBlank2(text.charCodeAt(hashes-1)))&&(stop=trimEnd(text,start4,hashes)),text.slice(start4,stop)}function trimEnd(text,start4,end){let stop=end;for(;stop>start4&&isBlank2(text.charCodeAt(stop-1));)stop--;return stop}function isSetextUnderline(cursor,marker){return isRunAlone(cursor,runLength2(cursor,marker))}function openingFence2(cursor,marker){let width=runLength2(cursor,marker);return width<SHORTEST_FENCE||marker===BACKTICK2&&holds(cursor,cursor.content+width,BACKTICK2)?0:width}function closesFence(cursor,marker,width){if(cursor.indent>CLOSING_FENCE_INDENT||cursor.code!==marker)return!1;let closing2=runLength2(cursor,marker);return closing2>=width&&isRunAlone(cursor,closing2)}function runLength2(cursor,marker){let at=cursor.content;for(;at<cursor.end&&cursor.text.charCodeAt(at)===marker;)at++;return cursor.work+=at-cursor.content+1,at-cursor.content}function isRunAlone(cursor,width){let from=cursor.content+width,at=from;for(;at<cursor.end&&isBlank2(cursor.text.charCodeAt(at));)at++;return cursor.work+=at-from+1,at>=cursor.end}function holds(cursor,from,wanted2){let at=from;for(;at<cursor.end&&cursor.text.charCodeAt(at)!==wanted2;)at++;return cursor.work+=at-from+1,at<cursor.end}var END=-1,LINE_END=-2,NUL=0,REPLACEMENT=65533,DOUBLE_QUOTE2=34,SINGLE_QUOTE2=39,OPENING_PARENTHESIS=40,CLOSING_PARENTHESIS2=41,COLON2=58,LESS_THAN2=60,GREATER_THAN3=62,OPENING_BRACKET=91,BACKSLASH=92,CLOSING_BRACKET2=93,DELETE=127,LABEL_LENGTH=999;function addParagraphLine(lines2,position,column,end){lines2.push(position,column,end)}function skipDefinitions(text,lines2){let reader=new ParagraphReader(text,lines2);for(;reader.code===OPENING_BRACKET;){let start4=reader.save();if(!readDefinition(reader)){reader.restore(start4);break}if(reader.isOver)return{text:void 0,work:reader.work};reader.advance(),skipBlanks3(reader)}return{text:reader.position,work:reader.work}}var ParagraphReader=class{constructor(text,lines2){this.text=text;this.lines=lines2;this.restore({line:0,position:lines2[0]??0,column:lines2[1]??0})}text;lines;code=END;position=0;work=0;line=0;column=0;end=0;get isOver(){return this.code===END}get width(){return this.code===9?4-(this.column&3):1}advance(){if(this.work++,this.code===LINE_END){let line=this.line+3;this.restore({line,position:this.lines[line]??0,column:this.lines[line+1]??0});return}this.column+=this.width,this.position++,this.read()}save(){return{line:this.line,position:this.position,column:this.column}}restore(place4){this.line=place4.line,this.position=place4.position,this.column=place4.column,this.end=this.lines[place4.line+2]??0,this.read()}read(){if(this.position<this.end){let code=this.text.charCodeAt(this.position);this.code=code===NUL?REPLACEMENT:code}else this.code=this.line+3<this.lines.length?LINE_END:END}};function readDefinition(reader){if(!readLabel(reader)||reader.code!==COLON2||(reader.advance(),skipBlanksAndLineEnds(reader),!readDestination(reader)))return!1;let behindDestination=reader.save();return readTitle(reader)||reader.restore(behindDestination),skipBlanks3(reader),isLineOver(reader)}function readLabel(reader){reader.advance();let length=0,hasText=!1;for(;reader.code!==CLOSING_BRACKET2;){let code=reader.code;if(code===END||code===OPENING_BRACKET||(code!==LINE_END&&(length+=reader.width),hasText||=code!==LINE_END&&!isBlank2(code),reader.advance(),code===BACKSLASH&&isLabelEscape(reader.code)&&(reader.advance(),length++),length>LABEL_LENGTH))return!1}return reader.advance(),hasText}function isLabelEscape(code){return code===OPENING_BRACKET||code===BACKSLASH||code===CLOSING_BRACKET2}function readDestination(reader){if(reader.code===LESS_THAN2)return readEnclosedDestination(reader);if(reader.code===CLOSING_PARENTHESIS2||endsRawDestination(reader.code))return!1;let depth=0;for(;!endsRawDestination(reader.code);){let code=reader.code;if(code===CLOSING_PARENTHESIS2&&depth--===0)return!0;code===OPENING_PARENTHESIS&&depth++,reader.advance(),code===BACKSLASH&&isRawEscape(reader.code)&&reader.advance()}return depth===0&&(isLineOver(reader)||isBlank2(reader.code))}function endsRawDestination(code){return code<=32||code===DELETE}function isRawEscape(code){return code===OPENING_PARENTHESIS||code===BACKSLASH||code===CLOSING_PARENTHESIS2}function readEnclosedDestination(reader){for(reader.advance();reader.code!==GREATER_THAN3;){let code=reader.code;if(code===LESS_THAN2||isLineOver(reader))return!1;reader.advance(),code===BACKSLASH&&isEnclosedEscape(reader.code)&&reader.advance()}return reader.advance(),!0}function isEnclosedEscape(code){return code===LESS_THAN2||code===GREATER_THAN3||code===BACKSLASH}function readTitle(reader){if(!isBlank2(reader.code)&&reader.code!==LINE_END)return!1;skipBlanksAndLineEnds(reader);let opening=reader.code;if(opening!==DOUBLE_QUOTE2&&opening!==SINGLE_QUOTE2&&opening!==OPENING_PARENTHESIS)return!1;let closing2=opening===OPENING_PARENTHESIS?CLOSING_PARENTHESIS2:opening;for(reader.advance();reader.code!==closing2;){let code=reader.code;if(code===END)return!1;reader.advance(),code===BACKSLASH&&(reader.code===closing2||reader.code===BACKSLASH)&&reader.advance()}return reader.advance(),skipBlanks3(reader),isLineOver(reader)}function skipBlanks3(reader){for(;isBlank2(reader.code);)reader.advance()}function skipBlanksAndLineEnds(reader){for(;isBlank2(reader.code)||reader.code===LINE_END;)reader.advance()}function isLineOver(reader){return reader.code===END||reader.code===LINE_END}var HASH2=35,STAR2=42,DASH3=45,LESS_THAN3=60,EQUALS2=61,OPENING_BRACKET2=91,UNDERSCORE2=95,BACKTICK3=96,TILDE=126,CODE_INDENT2=4,STARTS=stopsAt("	 #*+-0123456789<=>[_`~"),IN_BACKTICKS=stopsAt("	 `"),IN_TILDES=stopsAt("	 ~"),Flow=class{constructor(cursor){this.cursor=cursor}cursor;headings=[];fences=[];htmlBlocks=[];nestedHeadings=0;open="nothing";startLine=0;atRoot=!0;paragraphStart=0;paragraphColumn=0;paragraphEnd=0;paragraphLines;fenceMarker=0;fenceWidth=0;htmlKind=0;get isConcrete(){return this.open==="fence"||this.open==="html"}get isInterruptible(){return this.open==="paragraph"||this.open==="indented code"}close(){this.open="nothing",this.paragraphLines=void 0}finish(){this.open==="fence"&&this.endBlock(this.fences,this.cursor.line,!1),this.open==="html"&&this.endBlock(this.htmlBlocks,this.cursor.line,this.htmlKind>=6),this.close()}skim(){let{cursor}=this;if(this.open==="fence"&&cursor.skipLines(this.fenceMarker===TILDE?IN_TILDES:IN_BACKTICKS),this.open!=="nothing"&&(this.open!=="paragraph"||this.paragraphLines!==void 0))return;let skipped=cursor.skipLines(STARTS);if(skipped===void 0)return;let{first,start:start4,startLine,end}=skipped;if(start4===-1){this.close();return}(this.open==="nothing"||start4!==first)&&this.openParagraph(startLine,start4,1,!0),this.paragraphEnd=end}read(isLazy,atRoot){return this.cursor.look(),this.open==="paragraph"?this.readInParagraph(isLazy,atRoot):(this.open!=="nothing"&&!isLazy&&this.goesOn()||(this.open="nothing",this.begin(isLazy,atRoot)),!1)}goesOn(){return this.open==="indented code"?this.cursor.blank||this.cursor.indent>=CODE_INDENT2:(this.open==="fence"?this.readInFence():this.readInHtml(),!0)}readInFence(){closesFence(this.cursor,this.fenceMarker,this.fenceWidth)&&(this.endBlock(this.fences,this.cursor.line,!0),this.open="nothing")}readInHtml(){this.htmlKind<6?this.endHtmlOnLine(this.cursor.position):this.cursor.blank&&(this.endBlock(this.htmlBlocks,this.cursor.line-1,!0),this.open="nothing")}endHtmlOnLine(from){let{text,end}=this.cursor;this.cursor.work+=end-from,!(this.htmlKind>=6||!htmlBlockEnds(this.htmlKind,text,from,end))&&(this.endBlock(this.htmlBlocks,this.cursor.line,!0),this.open="nothing")}endBlock(blocks,endLine,closed){this.atRoot&&blocks.push({startLine:this.startLine,endLine,closed})}readInParagraph(isLazy,atRoot){let{cursor}=this;if(cursor.blank)return this.close(),!1;let code=cursor.code;if(cursor.indent<CODE_INDENT2){if((code===EQUALS2||code===DASH3)&&!isLazy&&isSetextUnderline(cursor,code))return this.readUnderline(code===EQUALS2?1:2,atRoot),!1;if(this.startLeaf(code,atRoot,isLazy))return this.interruptedByTag(isLazy)}return this.paragraphEnd=cursor.end,this.paragraphLines!==void 0&&addParagraphLine(this.paragraphLines,cursor.position,cursor.column,cursor.end),!0}interruptedByTag(isLazy){this.paragraphLines=void 0;let isTag=isLazy&&this.open==="html"&&this.htmlKind===7&&!this.cursor.endsText;return isTag&&(this.atRoot=!1),isTag}readUnderline(depth,atRoot){let{cursor,paragraphLines}=this,textStart=this.paragraphStart;if(this.close(),paragraphLines!==void 0){let after=skipDefinitions(cursor.text,paragraphLines);cursor.work+=after.work,textStart=after.text}if(textStart===void 0){this.begin(!1,atRoot);return}if(!atRoot){this.nestedHeadings++;return}let textEnd=trimEnd(cursor.text,textStart,this.paragraphEnd);cursor.work+=this.paragraphEnd-textEnd,this.headings.push({depth,text:cursor.text.slice(textStart,textEnd),line:this.startLine,endLine:cursor.line,column:this.paragraphColumn,style:"setext"})}begin(isLazy,atRoot){let{cursor}=this;if(!cursor.blank){if(cursor.indent<CODE_INDENT2){this.startLeaf(cursor.code,atRoot,!0)||this.startParagraph(atRoot);return}isLazy||(this.open="indented code")}}startParagraph(atRoot){let{cursor}=this;this.openParagraph(cursor.line,cursor.content,cursor.content-cursor.start+1,atRoot),this.paragraphEnd=cursor.end,cursor.code===OPENING_BRACKET2&&(this.paragraphLines=[],addParagraphLine(this.paragraphLines,cursor.content,cursor.contentColumn,cursor.end))}openParagraph(line,start4,column,atRoot){this.open="paragraph",this.atRoot=atRoot,this.startLine=line,this.paragraphStart=start4,this.paragraphColumn=column}startLeaf(code,atRoot,mayBeTag){if(code===HASH2)return this.readAtx(atRoot);if(code===LESS_THAN3)return this.startHtml(atRoot,mayBeTag);if(code===BACKTICK3||code===TILDE)return this.startFence(code,atRoot);let isBreak=(code===STAR2||code===DASH3||code===UNDERSCORE2)&&this.cursor.thematicBreak();return isBreak&&(this.open="nothing"),isBreak}readAtx(atRoot){let{cursor}=this,depth=atxDepth(cursor);if(!isHeadingDepth(depth))return!1;if(this.open="nothing",!atRoot)return this.nestedHeadings++,!0;let{line,content,start:start4,end}=cursor,text=atxText(cursor.text,content+depth,end);return cursor.work+=end-content,this.headings.push({depth,text,line,endLine:line,column:content-start4+1,style:"atx"}),!0}startFence(marker,atRoot){let width=openingFence2(this.cursor,marker);return width===0?!1:(this.open="fence",this.fenceMarker=marker,this.fenceWidth=width,this.startLine=this.cursor.line,this.atRoot=atRoot,!0)}startHtml(atRoot,mayBeTag){let{text,content,end}=this.cursor,kind=htmlBlockStart(text,content,end,mayBeTag);return this.cursor.work+=end-content,kind===0?!1:(this.open="html",this.htmlKind=kind,this.startLine=this.cursor.line,this.atRoot=atRoot,this.endHtmlOnLine(htmlBlockBody(kind,content)),!0)}};function isHeadingDepth(depth){return depth>=1&&depth<=6}function stopsAt(characters){return Array.from({length:128},(_,code)=>characters.includes(String.fromCharCode(code)))}var DEPTH_LIMIT=100;function outline(text,limits={}){let cursor=new LineCursor(text),containers=new Containers(limits.depth??DEPTH_LIMIT),flow=new Flow(cursor);for(;containers.depth===0&&flow.skim(),!!cursor.nextLine();)readLine(cursor,containers,flow);return flow.finish(),{headings:flow.headings,nestedHeadings:flow.nestedHeadings,lines:cursor.line,fences:flow.fences,htmlBlocks:flow.htmlBlocks,deepest:containers.deepest,overflow:containers.overflow,work:cursor.work}}function sectionRanges({headings,lines:lines2}){let sections=[],lastLineAt=new Array(7).fill(lines2);for(let heading of headings.toReversed())sections.push({heading,lastLine:lastLineAt[heading.depth]??lines2}),lastLineAt.fill(heading.line-1,heading.depth);return sections.reverse()}function readLine(cursor,containers,flow){let{matched,newItem}=containers.continue(cursor),isLazy=matched<containers.depth;if(newItem)flow.close();else if(!isLazy&&flow.isConcrete){flow.read(!1,matched===0);return}let interrupts=!isLazy&&flow.isInterruptible;if(containers.openNext(cursor,interrupts,matched)){for(flow.close();containers.openNext(cursor,interrupts,containers.depth););flow.read(!1,!1)}else!flow.read(isLazy,matched===0)&&isLazy&&containers.closeTo(matched)}function readPacketText(text,titles,work){let source=splitLines(text,work),found=outline(text);work.steps+=found.work;let isTitle=title=>titles.kindOf(title)!=="unknown",isMeant=heading=>heading.style==="atx"||heading.depth===1||isTitle(heading.text)||fieldNamed(heading.text)!==void 0,states=blockStates(source,headingLines(found.headings,isMeant),work),byLine2=new Map(found.headings.filter(isMeant).map(heading=>[heading.line-1,heading])),lines2=[],headings=[];return source.forEach((line,index2)=>{let state=states[index2]??{kind:"text",indent:0,continues:!1},heading=state.kind==="heading"?byLine2.get(index2):void 0;if(heading&&headings.push(headingAt(heading,line,lines2.length)),state.kind!=="text"){lines2.push(readLine2(line,state,state.kind));return}if(startsReport(line.text,lines2.at(-1)?.kind,titles)){headings.push({...placeAt(line,lines2.length),depth:REPORT_LINE_DEPTH,title:line.text,style:"line"}),lines2.push(readLine2(line,state,"heading"));return}for(let part of splitGlued(line,isTitle,work))part.heading&&headings.push({...part.heading,...placeAt(part.line,lines2.length),style:"glued"}),lines2.push(readLine2(part.line,state,part.heading?"heading":state.kind))}),{text,lines:lines2,headings}}var REPORT_LINE_DEPTH=6,REPORT_LINE=/^(?:RE-?AUDIT |RE-?)?(?:VALIDATION|AUDIT) REPORT(?:$|[ \t]*[^\w\s:(])/;function startsReport(text,before,titles){return before!=="blank"&&before!=="rule"&&before!=="underline"?!1:REPORT_LINE.test(text)&&titles.kindOf(text)==="report"}function readLine2(line,{indent,continues},kind){let{text,start:start4,end,line:number,column,ending}=line;return{text,start:start4,end,line:number,column,ending,kind,indent,continues}}function headingLines(headings,isMeant){let lines2=new Map;for(let heading of headings){if(!isMeant(heading)){lines2.set(heading.endLine-1,UNDERLINE);continue}lines2.set(heading.line-1,heading.depth);for(let line=heading.line;line<heading.endLine;line++)lines2.set(line,0)}return lines2}function headingAt(heading,line,index2){let{depth,text:title,style}=heading;return{depth,title,style,...placeAt(line,index2),last:index2+heading.endLine-heading.line}}function placeAt(line,index2){return{titleStart:titleStart(line.text),first:index2,last:index2}}function titleStart(text){let at=skipBlanks(text,0);for(;text[at]==="#";)at++;return skipBlanks(text,at)}var WINDOWS_1252_C1=[8364,129,8218,402,8222,8230,8224,8225,710,8240,352,8249,338,141,381,143,144,8216,8217,8220,8221,8226,8211,8212,732,8482,353,8250,339,157,382,376],BYTE_OF_CHARACTER=new Map(WINDOWS_1252_C1.map((character,index2)=>[character,128+index2]));function decode(bytes2){let bom=bytes2[0]===239&&bytes2[1]===187&&bytes2[2]===191,body=bom?bytes2.subarray(3):bytes2,text=decodeUtf8(body),decoded2=text===void 0?decodeRuns(body):{text,invalid:[],invalidCount:0};return{...decoded2,bom,...lineEndings(decoded2.text)}}function decodeUtf8(bytes2){try{return new TextDecoder("utf-8",{fatal:!0,ignoreBOM:!0}).decode(bytes2)}catch{return}}function decodeRuns(bytes2){let text=new TextBuilder(bytes2.length),repairs=new Repairs,at=0;for(;at<bytes2.length;){let first=bytes2[at]??0,value=first<128?first:scalarValue(first,bytes2[at+1],bytes2[at+2],bytes2[at+3]);value<0?(repairs.add(text.length,first),text.add(windows1252(first)),at++):(text.add(value),at+=utf8Length(value))}return{text:text.toString(),invalid:repairs.runs,invalidCount:repairs.count}}var Repairs=class{runs=[];count=0;nextOffset=-1;add(offset,byte){this.count++;let last=this.runs.at(-1);if(last!==void 0&&offset===this.nextOffset&&last.bytes.length<64)last.bytes.push(byte);else if(this.runs.length<1e3)this.runs.push({offset,bytes:[byte]});else return;this.nextOffset=offset+1}},TextBuilder=class{length=0;bytes;constructor(most){this.bytes=new Uint8Array(most*2)}add(value){if(value<65536){this.addUnit(value);return}this.addUnit(55232+(value>>10)),this.addUnit(56320|value&1023)}toString(){return new TextDecoder("utf-16le",{ignoreBOM:!0}).decode(this.bytes.subarray(0,this.length*2))}addUnit(unit){this.bytes[this.length*2]=unit,this.bytes[this.length*2+1]=unit>>8,this.length++}};function windows1252(byte){return WINDOWS_1252_C1[byte-128]??byte}function scalarValue(first,second=0,third=0,fourth=0){if(first<194||first>244||!isContinuation(second))return-1;if(first<224)return(first&31)<<6|second&63;if(!isContinuation(third))return-1;if(first<240){let value2=(first&15)<<12|(second&63)<<6|third&63;return value2<2048||value2>=55296&&value2<=57343?-1:value2}if(!isContinuation(fourth))return-1;let value=(first&7)<<18|(second&63)<<12|(third&63)<<6|fourth&63;return value<65536||value>1114111?-1:value}function isContinuation(byte){return byte>=128&&byte<=191}function utf8Length(value){return value<128?1:value<2048?2:value<65536?3:4}function lineEndings(text){let hasCrlf=!1,hasLoneCr=!1;for(let at=text.indexOf("\r");at!==-1&&!(hasCrlf&&hasLoneCr);at=text.indexOf("\r",at+1))text.charCodeAt(at+1)===10?hasCrlf=!0:hasLoneCr=!0;let lf=text.indexOf(`
`);for(;hasCrlf&&lf!==-1&&text.charCodeAt(lf-1)===13;)lf=text.indexOf(`
`,lf+1);let hasLf=lf!==-1;return hasCrlf?{eol:hasLf?"mixed":"crlf",hasLoneCr}:{eol:hasLf?"lf":"none",hasLoneCr}}function foldMojibake(text){let parts2=[],copied=0,at=0;for(;at<text.length;){let first=text.charCodeAt(at),value=first>=194&&first<=244?scalarValue(first,byteAt(text,at+1),byteAt(text,at+2),byteAt(text,at+3)):-1;if(value<0){at++;continue}parts2.push(text.slice(copied,at),String.fromCodePoint(value)),at+=utf8Length(value),copied=at}return parts2.length===0?text:parts2.join("")+text.slice(copied)}function byteAt(text,at){let code=at<text.length?text.charCodeAt(at):0;return code<=255?code:BYTE_OF_CHARACTER.get(code)??0}var LONGEST_TITLE=300,WORD3=/[\p{L}\p{N}]/u;function titleWords(title){let words=[],word="",startsPhrase=!0,flush=()=>{word!==""&&(words.push({text:word,startsPhrase}),word="",startsPhrase=!1)};for(let char of title){if(WORD3.test(char)){word+=char>="A"&&char<="Z"?char.toLowerCase():char;continue}flush(),char!==" "&&char!=="	"&&char!=="_"&&(startsPhrase=!0)}return flush(),words}function foldTitle(title){if(title.length>LONGEST_TITLE)return"";let words=titleWords(withoutTails(foldMojibake(title))).map(word=>word.text),tail=words.findIndex((word,index2)=>index2>0&&(word==="wp"||isYear(word)));return(tail<0?words:words.slice(0,tail)).join(" ")}function isYear(word){return/^\d{4}$/.test(word)}function withoutTails(title){let text=title.trim();for(;;){let opening={")":"(","]":"["}[text.at(-1)??""],cut=text.endsWith(":")?text.length-1:opening===void 0?-1:text.lastIndexOf(opening);if(cut<=0)return text;text=text.slice(0,cut).trimEnd()}}var REPORTED=new Set(["validation","revalidation","validator","audit","reaudit"]),QUALIFIERS=new Set(["re","wp","integration","final","interim","initial","first","second","third","updated","independent","forensic","code","security","spec","peer","internal","external","validation","audit"]);function isReportTitle(title){let words=titleWords(foldMojibake(title));if(words[0]?.text==="status"&&words[1]?.text==="canonical")return!0;let report=words.findIndex(word=>word.text==="report"||word.text==="reports");if(report<1||!REPORTED.has(words[report-1]?.text??"")||!words.slice(0,report-1).every(word=>QUALIFIERS.has(word.text)))return!1;let next=words[report+1];return next===void 0||next.startsPhrase||next.text==="wp"||/^\d/.test(next.text)}var REOPENING_TITLES=new Set(["metadata","scope","quality gate","bootstrap","authority"]),CONTRACT_TITLES=new Set([...REOPENING_TITLES,"notes","goal","bootstrap coder work plan","technical refinement","executive summary","code archaeology note","code archaeology alignment note"]),RECORD_TITLES=new Set(["skeleton","skeleton approved","skeleton approval","skeleton proposal","bootstrap output","bootstrap block","implementation","implementation notes","implementation log","implementation summary","hygiene","hygiene log","hygiene notes","validation","validation results","validation result","validation log","validation notes","evidence","evidence mapping","evidence log","handoff","hand off","status handoff","status hand off","coder handoff","coder hand off","handoff notes","hand off notes","status notes","notes on status","status log","status history","current state","history","progress","progress log","work log","worklog","clause closure matrix","spec debt status","shared surface monitoring","data contract decision","data contract monitoring"]),APPEND_ONLY_TITLES=new Set(["waivers","waiver","waivers granted","waiver granted","errata","erratum","user context"]);function titleTable(recordSections){let added=new Set(recordSections.map(foldTitle));return{kindOf(title){if(isReportTitle(title))return"report";let folded3=foldTitle(title);return CONTRACT_TITLES.has(folded3)?"contract":RECORD_TITLES.has(folded3)?"record":APPEND_ONLY_TITLES.has(folded3)?"append-only":added.has(folded3)&&folded3!==""?"record":"unknown"}}}var SECTION_SIGN="(?:§{1,2}|Ã‚Â§|Â§|¬ß|\\?{2,3}|\\uFFFD{1,2})",NUMBERED=new RegExp(`^(?:${SECTION_SIGN}\\s{0,2})?(\\d{1,4}(?:\\.\\d{1,4}){0,11})[.):、]?(?=$|[\\s—–([])`,"u"),GROUP=/[[(]([^[\]()]{0,400})[\])]/g,ID_ONLY=new RegExp(`^\\s*${SPEC_ID}(?:[\\s,;/&+]+(?:${SPEC_ID}|[A-Z]|\\d{1,4}))*\\s*$`),LEADING_ID=new RegExp(`^(${SPEC_ID})(?![\\w-])`);function readSpecHeading(source){let text=plainHeading(source),numbered2=NUMBERED.exec(text),rest=numbered2?text.slice(numbered2[0].length):text,ids=new Set,leading=LEADING_ID.exec(rest.trimStart());leading?.[1]!==void 0&&isSpecId(leading[1],!1)&&ids.add(leading[1]);let title=rest.replace(GROUP,(group,inner)=>{let found=idsIn(inner,group.startsWith("["));for(let id of found)ids.add(id);return found.length>0&&ID_ONLY.test(inner)?"":group});return{number:numbered2?.[1]??null,ids:[...ids],title:tidy(title)}}function idsIn(text,bracketed){let ids=[],last="";for(let[,slash="",token2=""]of text.matchAll(TOKEN)){let id=slash!==""&&last!==""?siblingId(last,token2):token2;if(id===null||!id.includes("-")||!isSpecId(id,bracketed)){slash===""&&(last="");continue}last=id,ids.push(id)}return ids}var TOKEN=new RegExp(`(/?)(?<![\\w-])(${SPEC_ID}|[A-Z]|\\d{1,4})(?![\\w-])`,"g");function tidy(title){return trimMarks(title.replace(/\(\s{0,3}\)|\[\s{0,3}\]/g,"").replace(/\s{2,}/g," ")," 	:—–-")}var LISTED_BY_SEMICOLON=new Set(["IN_SCOPE_PATHS","OUT_OF_SCOPE","DONE_MEANS","FILES_TO_OPEN","SEARCH_TERMS","RISK_MAP","SPEC_ANCHOR","Assumptions","Open Questions","Dependencies"]),LISTED_BY_COMMA=new Set(["IN_SCOPE_PATHS","OUT_OF_SCOPE","FILES_TO_OPEN"]);function inlineItems(source,line,start4,end,name3){let separator=LISTED_BY_SEMICOLON.has(name3)?separatorOf(line.text.slice(start4,end),name3):null,cuts=separator===null?[]:separatorsOutsideQuotes(line.text,start4,end,separator),items=[],from=start4;for(let cut of[...cuts,end]){let item=itemOf(source,line,from,line,cut,!1);item.text!==""&&items.push(item),from=cut+1}return items}function separatorOf(value,name3){return value.includes(";")?";":LISTED_BY_COMMA.has(name3)&&value.split(",").every(isOneWord)?",":null}function isOneWord(part){let word=part.trim();return word!==""&&!word.includes(" ")&&!word.includes("	")}function separatorsOutsideQuotes(text,start4,end,separator){let found=[],last=new Map(['"',"`"].map(quote3=>[quote3,text.lastIndexOf(quote3,end-1)])),quote2="";for(let at=start4;at<end;at++){let char=text[at]??"";quote2!==""?char===quote2&&(quote2=""):(last.get(char)??-1)>at?quote2=char:char===separator&&found.push(at)}return found}function blockItems(source,block,work){let reader=new ItemReader(source);for(let line of block)work.steps+=line.text.length+1,reader.read(line);return reader.finish()}var ItemReader=class{constructor(source){this.source=source}source;items=[];draft=null;afterBlank=!1;inTable=!1;rows=0;read(line){let from=skipBlanks(line.text,0);(line.kind!=="text"||line.text[from]!=="|")&&(this.inTable=!1),line.kind==="blank"?this.afterBlank=!0:line.kind==="code"?this.readCode(line,from):line.kind==="fence"?this.close(!0):line.kind==="text"||line.kind==="quote"?this.readText(line,from):this.close(!1),line.kind!=="blank"&&(this.afterBlank=!1)}finish(){return this.close(!1),this.items}readCode(line,from){this.close(!0);let item=itemOf(this.source,line,from,line,line.text.length,!0);item.text!==""&&this.items.push(item)}readText(line,from){if(line.text[from]==="|"){this.readRow(line,from);return}let marker=markerLength(line.text,from);marker>0&&!line.continues?this.open(line,skipCheckbox(line.text,skipBlanks(line.text,from+marker)),!0):this.draft&&this.goesOn(line,this.draft)?this.draft.last=line:this.open(line,from,!1)}goesOn(line,draft){return this.afterBlank?draft.listed&&line.indent>draft.indent:!0}open(line,from,listed2){this.close(listed2&&this.draft!==null&&line.indent>this.draft.indent),this.draft={first:line,from,last:line,indent:line.indent,listed:listed2}}close(hasNested){let{draft}=this;if(this.draft=null,!draft)return;let item=itemOf(this.source,draft.first,draft.from,draft.last,draft.last.text.length,!1);item.text!==""&&!(hasNested&&isGroupName(item.text))&&this.items.push(item)}readRow(line,from){if(this.close(!1),this.rows=this.inTable?this.rows+1:1,this.inTable=!0,isDelimiterRow(line.text,from)){this.rows===2&&this.items.pop();return}let end=trimBlanks(line.text,from,line.text.length),closed=end-1>from&&line.text[end-1]==="|";this.items.push(itemOf(this.source,line,from+1,line,closed?end-1:end,!1))}};function isGroupName(text){return text.endsWith(":")&&!text.split(" ").some(word=>/[^/]\/|\/[^/]|\*|\.[a-z]/i.test(word))}function isDelimiterRow(text,from){let dashes=0;for(let at=from;at<text.length;at++){let char=text[at];if(char==="-")dashes++;else if(char!=="|"&&char!==":"&&!isBlank(text.charCodeAt(at)))return!1}return dashes>0}function skipCheckbox(text,from){return text[from]==="["&&text[from+2]==="]"&&" xX".includes(text[from+1]??"-")&&(from+3>=text.length||isBlank(text.charCodeAt(from+3)))?skipBlanks(text,from+3):from}function itemOf(source,first,from,last,to,code){let start4=Math.min(skipBlanks(first.text,from),first===last?Math.max(to,from):first.text.length),end=trimBlanks(last.text,first===last?start4:0,to),span=spanBetween(first,start4,last,end);return{text:source.slice(span.start,span.end),span,code}}var MOST_EVIDENCE=2e3,TITLES=new Set(["evidence","evidence mapping","evidence map","evidence table"]),HASHED=/(?<![^\s`|,;(["'*])[^\s`|,;()[\]"'*#]{1,200}#[0-9a-f]{8}(?![\p{L}\p{N}])/gu,CITED=/(?<![^\s`|,;(["'*>=])((?=[^\s`|,;()[\]"'*#:<>=./]*[./])[^\s`|,;()[\]"'*#:<>=]+)(?::L?|#L)(\d{1,7}(?:-L?\d{1,7})?(?:,L?\d{1,7}(?:-L?\d{1,7})?)*)(?![\p{L}\p{N}])/gu,FINGERPRINT=/\bsha256:([0-9a-f]{12})(?![0-9a-f])/;function readEvidenceTable(packet){let records=packet.sections.filter(({zone})=>zone!=="contract");if(records.length===0||!/evidence/i.test(packet.text))return[];let work={steps:0},{text,lines:lines2}=readPacketText(packet.text,titleTable([]),work),recorded2=linesIn(records),inSection=linesIn(records.filter(({title})=>TITLES.has(foldTitle(title)))),labelled=belowLabels(lines2.filter(({line})=>recorded2.has(line))),shown3=lines2.filter(line=>line.kind!=="quote"&&(inSection.has(line.line)||labelled.has(line)));return blockItems(text,shown3,work).flatMap(rowsOf).slice(0,MOST_EVIDENCE)}function linesIn(sections){let lines2=new Set;for(let{line,endLine}of sections)for(let at=line+1;at<=endLine;at++)lines2.add(at);return lines2}function belowLabels(lines2){let below=new Set,isOpen5=!1;for(let line of lines2){let label2=line.kind==="text"?readLineLabel(line.text):null;line.kind==="heading"?isOpen5=!1:label2&&!isBullet(label2.dress)?isOpen5=label2.valueEnd<=label2.valueStart&&TITLES.has(foldTitle(label2.name)):isOpen5&&below.add(line)}return below}function rowsOf({text,span,code}){if(code)return[];let cited2=[...text.matchAll(CITED)],[first]=cited2;if(!first)return[];let requirements=requirementsIn(text.slice(0,first.index));return cited2.flatMap((match,index2)=>{let[whole,path="",ranges=""]=match,behind=text.slice(match.index+whole.length,cited2[index2+1]?.index),fingerprint=FINGERPRINT.exec(behind)?.[1]??null,file=path.replace(/^(?:\.\/)+/,"");return ranges.split(",").flatMap(range=>{let[from=0,to=from]=range.replaceAll("L","").split("-").map(Number);return requirements.map(requirement=>({requirement,file,from,to,fingerprint,line:span.line}))})})}function requirementsIn(text){let hashed=text.match(HASHED)??[];return[...new Set([...hashed,...idsIn(text.replace(HASHED," "),!0)])]}import{createHash as createHash4}from"node:crypto";var REQUIREMENT_KEYWORDS=["MUST NOT","MUST","SHALL NOT","SHALL","SHOULD NOT","SHOULD"];var RUN3=/`+/g,QUOTED=/(?<![^\s([{—–-])"[^"]{1,400}"(?![\p{L}\p{N}])|“[^“”]{1,400}”/gu;function ownWords(text){return withoutClosedComments(withoutCode(text)).replace(QUOTED,quoted=>"".repeat(quoted.length))}function withoutCode(text){let runs=[...text.matchAll(RUN3)],nextOfLength=new Map,closers=new Array(runs.length).fill(-1);for(let at=runs.length-1;at>=0;at--){let length=runs[at]?.[0].length??0;closers[at]=nextOfLength.get(length)??-1,nextOfLength.set(length,at)}let words="",shown3=0;for(let at=0;at<runs.length;at++){let closer=closers[at]??-1,[open2,close]=[runs[at],runs[closer]];if(!open2||!close)continue;let end=close.index+close[0].length;words+=text.slice(shown3,open2.index)+"".repeat(end-open2.index),shown3=end,at=closer}return words+text.slice(shown3)}function withoutClosedComments(text){let words="",shown3=0;for(let start4=text.indexOf("<!--");start4>=0;start4=text.indexOf("<!--",shown3)){let close=text.indexOf("-->",start4+4);if(close<0)break;words+=text.slice(shown3,start4)+" ".repeat(close+3-start4),shown3=close+3}return words+text.slice(shown3)}function statementsOf(lines2,states){let statements=[],open2=null,close=()=>{open2&&statements.push({text:open2.texts.join(`
`),line:open2.line,label:""}),open2=null};return lines2.forEach((line,index2)=>{let state=states[index2];if(state?.kind!=="text"){close();return}let from=skipBlanks(line.text,0);line.text[from]==="|"?(close(),statements.push(...cellsOf(line))):state.continues&&open2?open2.texts.push(line.text.trim()):(close(),open2={texts:[withoutMarkers(line.text,from)],line:line.line})}),close(),statements}function withoutMarkers(text,start4){let from=start4;for(let length=markerLength(text,from);length>0;length=markerLength(text,from))from=skipBlanks(text,from+length);return text.slice(from).replace(/^\[[ xX]\](?=\s)/,"").trim()}function cellsOf({text,line}){let filled=text.split(/(?<!\\)\|/).map(cell=>cell.trim()).filter(cell=>cell!==""),label2=filled[0]??"";return filled.map(cell=>({text:cell,line,label:cell===label2?"":label2}))}var KEYWORD=/(?<![A-Za-z0-9-])(?<![A-Za-z0-9]_)(MUST|SHALL|SHOULD)([*_]{0,2}\s{1,40}[*_]{0,2}NOT)?(?![A-Za-z0-9-])(?!_[A-Za-z0-9])/g,LEADING=new RegExp(`^[\\s*_\`~]*(\\[?)(${SPEC_ID})(?![\\w-])`),TRAILING=new RegExp(`[[(](${SPEC_ID})[\\])][\\s.;*_]*$`),TRAILING_LENGTH=120;function readRequirements(spec,section,lines2){let requirements=new Map;for(let part of partsOf(spec,section)){let own=lines2.slice(part.section.line,part.endLine),states=blockStates(own,new Map,{steps:0});for(let statement of statementsOf(own,states))for(let requirement of requirementsIn2(statement,spec,part.section))requirements.has(requirement.id)||requirements.set(requirement.id,requirement)}return[...requirements.values()]}function partsOf(spec,section){let parts2=[],first=spec.sections.indexOf(section);for(let[at,part]of spec.sections.slice(Math.max(0,first)).entries()){if(first<0||part.line>section.endLine)break;let next=spec.sections[first+at+1]?.line??Number.POSITIVE_INFINITY;part.roadmap||parts2.push({section:part,endLine:Math.min(next-1,section.endLine)})}return parts2}function*requirementsIn2({text,line,label:label2},spec,section){let borne=leadingId(label2)??leadingId(text),at={line,offset:0};for(let sentence of sentencesOf(text,ownWords(text))){let keywords=[...sentence.words.matchAll(KEYWORD)],[first]=keywords;if(!first)continue;let offset=sentence.start+first.index;at={line:at.line+newlines(text.slice(at.offset,offset)),offset};let key=section.number??section.ids[0]??section.slug;yield{id:trailingId(sentence.text)??borne??`${key}#${hashOf(sentence.text)}`,keyword:strongest(keywords),text:sentence.text.replace(/\s+/g," ").trim(),section:key,path:spec.path,line:at.line},borne=null}}var SENTENCE_END=/[.!?][)"'\]*_]{0,3}\s+(?=[^\sa-z])/g,ABBREVIATION3=/(?:\be\.g|\bi\.e|\bcf|\bvs|\betc|\bno)\.$/i;function sentencesOf(text,words){let sentences=[],start4=0,cut=end=>{sentences.push({text:text.slice(start4,end),words:words.slice(start4,end),start:start4}),start4=end};for(let{index:index2,0:end}of words.matchAll(SENTENCE_END))ABBREVIATION3.test(words.slice(Math.max(0,index2-5),index2+1))||cut(index2+end.length);return cut(text.length),sentences}function strongest(found){let said=new Set(found.map(([,word="",not])=>not===void 0?word:`${word} NOT`));return REQUIREMENT_KEYWORDS.find(keyword=>said.has(keyword))??"MUST"}function leadingId(text){let[,bracket="",id=""]=LEADING.exec(text)??[];return id!==""&&isSpecId(id,bracket!=="")?id:null}function trailingId(text){let id=TRAILING.exec(text.slice(-TRAILING_LENGTH))?.[1]??"";return id!==""&&isSpecId(id,!0)?id:null}function hashOf(text){let folded3=foldText(plainHeading(text).replace(/[*_]/g,"")).replace(/\s+/g," ").trim();return createHash4("sha256").update(folded3).digest("hex").slice(0,8)}function newlines(text){return text.split(`
`).length-1}var specLines=new WeakMap,demanded=new WeakMap,proofs=new WeakMap,fileLines=new WeakMap;function requirementsOf(spec,section,{text}){return kept(demanded,section,()=>readRequirements(spec,section,kept(specLines,spec,()=>splitLines(text,{steps:0}))))}function evidenceOf(packet){return kept(proofs,packet,()=>readEvidenceTable(packet))}function evidenceKnown(packet,evidence3){proofs.set(packet,evidence3)}function citedIn(snapshot,{file,from,to,fingerprint},text){let entry=snapshot.entry(file);if(entry?.kind!=="file"&&entry?.kind!=="executable")return{kind:"no-file",alike:alike(snapshot,file)};let found=text(file);if(!found)return{kind:"unreadable"};let lines2=kept(fileLines,found,()=>linesOf3(found.text)),cited2=citedLines(lines2,from,to);if(cited2.kind!=="lines"||fingerprint===null||fingerprint===cited2.fingerprint)return cited2;let movedTo4=placeOfText(lines2,to-from+1,fingerprint);return movedTo4===null?cited2:{...cited2,movedTo:movedTo4}}function alike(snapshot,file){let paths=snapshot.paths(),ending=paths.filter(path=>path.endsWith(`/${file}`));return(ending.length>0?ending:paths.filter(path=>baseName(path)===baseName(file))).slice(0,3)}function kept(cache,key,make){let held=cache.get(key);if(held!==void 0)return held;let made=make();return cache.set(key,made),made}var MOST_WHOLE_PACKETS=200;function holdingOf({result,whole}){let asText=(entry,text)=>result.holdAsText?.(entry,text);return whole?{asText,wholePackets:MOST_WHOLE_PACKETS}:{asText}}var AT_ONCE=500;async function loadTexts(loader,documents,wanted2){for(let at=0;at<wanted2.length;at+=AT_ONCE){let some=wanted2.slice(at,at+AT_ONCE);await loader.load(some);for(let{entry}of some)documents.readText(entry)}}var readers=new WeakMap,lines=name3=>({enumerable:!0,configurable:!1,get(){let read2=readers.get(this);if(!read2)throw new Error("a packet without lines was copied without what reads them");return read2()[name3]}}),LOCK=lines("lock"),APPEND_ONLY=lines("appendOnly");function withoutLines2(packet,read2){let{lock:_lock,appendOnly:_appendOnly,...lean}=packet;return Object.defineProperty(lean,"lock",LOCK),Object.defineProperty(lean,"appendOnly",APPEND_ONLY),readers.set(lean,read2),isFinished(packet)&&evidenceKnown(lean,evidenceOf(packet)),lean}import{createHash as createHash5}from"node:crypto";var WHOLE_SHARD=1;function looksAtWhole(shard){return!shard||shard.index===WHOLE_SHARD}function readPart(shard){return shard&&!looksAtWhole(shard)?shard:null}function inWholeShard({count}){return`examined in shard ${WHOLE_SHARD} of ${count}`}function isInShard(path,{index:index2,count}){return createHash5("sha256").update(path).digest().readUIntBE(0,6)%count===index2-1}function pathsInShard(paths,shard){return shard?paths.filter(path=>isInShard(path,shard)):paths}async function loadComparedSpecs(loader,{whole,changes,commits},{base,result},law){if(whole){await loader.load(contentsAt(result.snapshot,law,specPair(result)));return}[...changes,...commits.flatMap(({parents})=>parents.flatMap(parent=>parent.changes))].some(({path})=>isSpecPath(law.paths,path))&&await loader.load(contentsAt(base.snapshot,law,specUpdates(base)));let[before,after]=[base.specEntry(),result.specEntry()];!before||!after||before.id===after.id||await loader.load([...contentsAt(base.snapshot,law,[before.path]),...contentsAt(result.snapshot,law,[after.path]),...contentsOfPackets(result.snapshot,law)])}function specPair(tree){let path=tree.specEntry()?.path;return path===void 0?[]:[path,specBefore(path,tree.specPaths)??path]}async function loadEvidence(loader,{examined,inherited},law){await loader.load(evidenceFiles(examined,law)),inherited&&await loader.loadReadable(evidenceFiles(inherited,law))}function evidenceFiles({tree,packets},{limits}){let files=packets.filter(isFinished).flatMap(packet=>evidenceOf(packet).map(({file})=>file));return[...new Set(files)].flatMap(file=>tree.snapshot.entry(file)??[]).filter(isRegular).map(entry=>({entry,maxBytes:limits.packetBytes}))}function specUpdates({packetEntries}){return packetEntries.map(({path})=>path).filter(path=>isSpecUpdate(baseName(path).replace(/\.md$/,"")))}function nativeHeadings(headings){let offset=dominantOffset(headings),runs=[],runOf=headings.map(({depth,number})=>{if(number===null)return null;let components=number.split(".");return depth!==Math.min(6,Math.max(1,components.length+offset))?null:joinRun(runs,Number(components[0]),components.length===1)}),chosen=heaviestRise(runs);return runOf.map(run2=>run2!==null&&chosen.has(run2))}function joinRun(runs,chapter,begins){let last=runs.at(-1);if(last&&last.chapter===chapter&&!begins)return last.weight++,last;let run2={chapter,begins,weight:1};return runs.push(run2),run2}function dominantOffset(headings){let counts=new Map,single=new Map;for(let{depth,number}of headings){if(number===null)continue;let components=number.split(".").length;if(depth===6)continue;let votes=components===1?single:counts;votes.set(depth-components,(votes.get(depth-components)??0)+1)}return[...counts.size>0?counts:single].sort((a,b)=>b[1]-a[1]||Math.abs(a[0])-Math.abs(b[0]))[0]?.[0]??0}function heaviestRise(runs){let ranks=new Map([...new Set(runs.map(({chapter})=>chapter))].sort((a,b)=>a-b).map((chapter,rank)=>[chapter,rank+1])),best=new PrefixMaximum(ranks.size);for(let run2 of runs){let rank=ranks.get(run2.chapter)??0,before=best.upTo(run2.begins?rank-1:rank);best.raise(rank,{run:run2,weight:run2.weight+(before?.weight??0),before})}let chosen=new Set;for(let link=best.upTo(ranks.size);link!==null;link=link.before)chosen.add(link.run);return chosen}var PrefixMaximum=class{constructor(size){this.size=size;this.nodes=new Array(size+1).fill(null)}size;nodes;upTo(rank){let best=null;for(let node=rank;node>0;node-=node&-node)best=heavier(best,this.nodes[node]??null);return best}raise(rank,link){for(let node=rank;node<=this.size;node+=node&-node)this.nodes[node]=heavier(this.nodes[node]??null,link)}};function heavier(a,b){return a===null||b===null?a??b:b.weight>a.weight?b:a}var LIST=`${SPEC_ID}(?:[/,;&+ ]{1,3}(?:${SPEC_ID}|[A-Z]|\\d{1,4}))*`,MENTION=new RegExp(`^[ \\t>|*+_#\`~.)(\\d-]{0,40}(?:(${SPEC_ID})(?![\\w-])|\\[(${LIST})\\])|\\[(${LIST})\\]`,"gm");function bodyIds(text,sections){let defined=new Map,mentioned=new Map,comments=new Cursor(commentsOf(text,sections)),section=-1;for(let match of text.matchAll(MENTION)){let at=match.index;for(;section+1<sections.length&&(sections[section+1]?.heading??0)<=at;)section++;if(section<0||at<(sections[section]?.start??0)||comments.covers(at))continue;let[,leading,listed2,named2]=match;leading!==void 0&&isSpecId(leading,!1)&&note(defined,leading,section);for(let id of idsIn(listed2??"",!0))note(defined,id,section);for(let id of idsIn(named2??"",!0))note(mentioned,id,section)}return merged2(defined,mentioned)}var Cursor=class{constructor(stretches){this.stretches=stretches}stretches;next=0;covers(at){for(;(this.stretches[this.next]?.end??at+1)<=at;)this.next++;return(this.stretches[this.next]?.start??at+1)<=at}};function note(found,id,section){let held=found.get(id);held?held.at(-1)!==section&&held.push(section):found.set(id,[section])}function merged2(first,second){for(let[id,sections]of second){let held=first.get(id);held?first.set(id,[...new Set([...held,...sections])]):first.set(id,sections)}return first}function commentsOf(text,sections){let comments=[],next=0,close=-1,start4=text.indexOf("<!--");for(;start4>=0&&(close<start4+4&&(close=text.indexOf("-->",start4+4)),!(close<0));){let end=close+3;for(;next<sections.length&&(sections[next]?.heading??0)<start4;)next++;let swallows=(sections[next]?.heading??end)<end;swallows||comments.push({start:start4,end}),start4=text.indexOf("<!--",swallows?start4+4:end)}return comments}function readMasterSpec(path,text,roadmapSections){let scan=outline(text);if(scan.overflow)throw new UndecidedError({subject:path,reason:`nests block quotes and lists more than ${scan.deepest} deep, so its headings cannot be told`,help:`Flatten the nested lists and block quotes of ${path}.`});let ranges=sectionRanges(scan),starts=lineStarts(text),headings=ranges.map(({heading})=>({...readSpecHeading(heading.text),depth:heading.depth,text:heading.text})),native=nativeHeadings(headings),roadmap=roadmapFlags(headings,native,roadmapSections),slug=slugCounter(),sections=ranges.map((range,index2)=>{let{number=null,ids=[],title=""}=headings[index2]??{},{heading}=range;return{number,ids,title,heading:heading.text,slug:slug(heading.text),depth:heading.depth,line:heading.line,endLine:lastTextLine(text,starts,range),roadmap:roadmap[index2]??!1,native:native[index2]??!1}}),owned=ranges.map(({heading})=>({heading:starts[heading.line-1]??0,start:starts[heading.endLine]??text.length}));return{path,sections,bodyIds:bodyIds(text,owned)}}var LF=10,CR=13;function lineStarts(text){let starts=text===""?[]:[0];if(text.includes("\r"))for(let at=0;at<text.length;at++){let code=text.charCodeAt(at);(code===LF||code===CR&&text.charCodeAt(at+1)!==LF)&&starts.push(at+1)}else for(let end=text.indexOf(`
`);end>=0;end=text.indexOf(`
`,end+1))starts.push(end+1);return starts.at(-1)===text.length&&starts.pop(),starts}var EMPTY_MARKS=new Set([...` 	 \r
-*_=`].map(mark=>mark.charCodeAt(0)));function lastTextLine(text,starts,{heading,lastLine:lastLine2}){for(let line=lastLine2;line>heading.endLine;line--){let end=starts[line]??text.length;for(let at=starts[line-1]??end;at<end;at++)if(!EMPTY_MARKS.has(text.charCodeAt(at)))return line}return heading.line}function slugCounter(){let used=new Map;return heading=>{let base=slugOf(heading),slug=base,count=used.get(base)??0;if(used.has(base))do slug=`${base}-${++count}`;while(used.has(slug));return used.set(base,count),slug!==base&&used.set(slug,0),slug}}function roadmapFlags(headings,native,configured){let said=headings.map(({text})=>foldText(plainHeading(text)).includes("roadmap")),own=new Set(headings.flatMap(({number},index2)=>number!==null&&native[index2]?[number]:[])),ownRoadmap=new Set(configured.filter(number=>own.has(number)));headings.forEach(({number},index2)=>{number!==null&&said[index2]&&native[index2]&&ownRoadmap.add(number)});let anyRoadmap=new Set(configured.filter(number=>!own.has(number))),ancestors=[];return headings.map(({depth,number},index2)=>{for(;(ancestors.at(-1)?.depth??0)>=depth;)ancestors.pop();let inherited=ancestors.at(-1)?.roadmap??!1,numbered2=number!==null&&(isUnder(number,anyRoadmap)||native[index2]===!0&&isUnder(number,ownRoadmap)),roadmap=inherited||numbered2||(said[index2]??!1);return ancestors.push({depth,roadmap}),roadmap})}function isUnder(number,numbers){for(let prefix=number;prefix!=="";prefix=prefix.slice(0,Math.max(0,prefix.lastIndexOf("."))))if(numbers.has(prefix))return!0;return!1}function tablesOf(text){let hidden=new HiddenLines(text),lines2=text.split(/\r\n|\r|\n/),rows=[],headers=[];return lines2.forEach((line,index2)=>{if(hidden.has(index2+1)||!line.startsWith("|"))return;let source=line.trimEnd();if(isRuler(source))return;let cells=cellsOf2(source);isRuler(lines2[index2+1]?.trim()??"")?headers.push(cells):rows.push({cells,header:headers.at(-1)??null,source,line:index2+1})}),{headers,rows}}function foldedHeader(cell){return cell.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(word=>word!=="").join(" ")}function isRuler(line){return/^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/.test(line)}function cellsOf2(line){let cells=line.split(/(?<!\\)\|/).map(cell=>cell.replaceAll("\\|","|").trim());return cells[0]===""&&cells.shift(),cells.at(-1)===""&&cells.pop(),cells}var HiddenLines=class{blocks;next=0;constructor(text){let{fences,htmlBlocks}=outline(text);this.blocks=[...fences,...htmlBlocks].sort((a,b)=>a.startLine-b.startLine)}has(line){for(;(this.blocks[this.next]?.endLine??line)<line;)this.next++;return(this.blocks[this.next]?.startLine??line+1)<=line}};var NAMES={name:["component","components","name","package","package name","dependency","library","crate","module","project"],licence:["license","licence","licenses","licences","license s","spdx","spdx id","spdx license","license spdx"],mode:["integrationmode","integration mode","mode","integration"],scope:["scope","kind","type","usage"]},COLUMN_OF2=new Map(Object.keys(NAMES).flatMap(column=>NAMES[column].map(name3=>[name3,column]))),TRANSITIVE=/\b(?:transitive|indirect)/i;function readOssRegister(path,text){let headings=new HeadingsAbove(text),header=null,columns=null,rows=[];for(let row of tablesOf(text).rows){row.header!==header&&(header=row.header,columns=header&&columnsOf(header));let isBelowTransitive=headings.at(row.line).some(title=>TRANSITIVE.test(title)),read2=columns&&rowOf2(row,columns,isBelowTransitive);read2&&rows.push(read2)}return{path,rows}}function columnsOf(header){let columns=new Map;return header.forEach((cell,index2)=>{let column=COLUMN_OF2.get(foldedHeader(cell));column&&!columns.has(column)&&columns.set(column,index2)}),columns.has("name")&&columns.has("licence")?columns:null}function rowOf2({cells,line},columns,isBelowTransitive){let cell=column=>undressed(cells[columns.get(column)??cells.length]??""),name3=cell("name");if(isOpen(name3))return null;let licence=cell("licence"),isTransitive=isBelowTransitive||TRANSITIVE.test(cell("scope"));return{name:name3,licence:isOpen(licence)?"":licence,mode:cell("mode"),isTransitive,line}}function isOpen(value){return/^(?:[-–—?]*|none|n\/a|unknown|unclear|noassertion|see file)$/i.test(value)||isPlaceholder(value,"Why")}function undressed(cell){let text=/^\[([^\][]+)\]\([^()]*\)$/.exec(cell)?.[1]??cell;return(/^`([^`]+)`$/.exec(text)?.[1]??/^\*\*([^*]+)\*\*$/.exec(text)?.[1]??text).replace(/^`([^`]+)`$/,"$1").replace(/\\([*_`])/g,"$1").trim()}var HeadingsAbove=class{headings;open=[];next=0;constructor(text){this.headings=outline(text).headings}at(line){for(let heading=this.headings[this.next];heading&&heading.line<line;heading=this.headings[++this.next]){for(;(this.open.at(-1)?.depth??0)>=heading.depth;)this.open.pop();this.open.push({depth:heading.depth,title:heading.text})}return this.open.map(({title})=>title)}};var NO_HEADER={signature:0,packet:null,lock:null};function readSignatureLedger(path,text){let header=null,columns=NO_HEADER,rows=tablesOf(text).rows.flatMap(row=>(row.header!==header&&(header=row.header,columns=header===null?NO_HEADER:columnsOf2(header)),rowsOf2(row,columns)));return{path,rows}}function rowsOf2({cells,source,line},columns){let alone=tokenOf(cells[columns.signature]??""),invalid=/\bINVALID\b/.test(source),signatures=alone!==null?[alone]:invalid?signaturesIn(source):[],named2=columns.packet===null?[]:packetsOf2(cells[columns.packet]??"");return signatures.map(signature=>({signature,text:source,folded:foldedCells(cells),packets:named2.length>0?named2:packetsOf2(source),lock:columns.lock===null?null:digestOf(cells[columns.lock]??""),invalid,line}))}function signaturesIn(text){let found=text.match(/(?<![\p{L}\p{N}._-])(?!WP-)\p{L}[\p{L}\p{N}._-]{0,60}\d{12}(?![\p{L}\p{N}])/gu)??[];return[...new Set(found)]}function digestOf(cell){return/\bsha256:[0-9a-f]{64}(?![0-9a-f])/.exec(cell)?.[0]??null}function tokenOf(cell){let bare2=trimMarks(cell,"`*_~ 	");return/^(?!WP-)\p{L}[\p{L}\p{N}._-]{0,60}\d{6}$/u.test(bare2)?bare2:null}function columnsOf2(header){let names2=header.map(foldedHeader),place4=name3=>{let found=names2.findIndex(each=>name3.test(each));return found<0?null:found};return{signature:place4(/^(?:user )?signature\b/)??0,packet:place4(/^(?:work |task )?packets?\b|^wp\b/),lock:place4(/^lock\b/)}}function foldedCells(cells){let end=cells.length;for(;end>0&&cells[end-1]==="";)end--;return cells.slice(0,end).map(cell=>cell.replaceAll("|","\\|")).join(" | ")}function packetsOf2(text){let ids=new Set;for(let[whole]of text.matchAll(/(?<![A-Za-z0-9._-])WP(?:-[A-Za-z0-9.]+)+/g))ids.add(trimMarks(trimMarks(whole,".").replace(/\.md$/i,""),"."));return[...ids]}function readSpecPointer(path,text){let visible=withoutComments(text),files=markdownFiles(visible).filter(({name:name3})=>isCandidate(name3,path)),named2=files.find(({name:name3})=>/master[ _-]?spec/i.test(baseName(name3)))??files.find(({name:name3})=>/spec/i.test(baseName(name3)))??files[0];return named2?{path,target:insideRepository(named2.name,path),line:lineAt(visible,named2.offset)}:{path,target:null,line:1}}function isCandidate(name3,pointer){let file=baseName(name3);return!/codex/i.test(file)&&file!==baseName(pointer)}function insideRepository(name3,pointer){let written2=decoded(name3);if(!/^\.\.?\//.test(written2))return written2;let parts2=folderOf(pointer)===""?[]:folderOf(pointer).split("/");for(let part of written2.split("/"))if(part!=="."){if(part!=="..")parts2.push(part);else if(parts2.pop()===void 0)return written2}return parts2.join("/")}function decoded(name3){return name3.replace(/%20/g," ")}function lineAt(text,offset){return(text.slice(0,offset).match(/\r\n|\r|\n/g)?.length??0)+1}var ITEM2=/^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/,CHECKBOX=/^\[[ xX]\][ \t]+(?=\S)/;function listItem(line){let match=ITEM2.exec(line);if(!match)return null;let[whole,before="",bullet=""]=match,behind=widthOf(before+bullet),gap=widthOf(whole)-behind,wide=gap>4,rest=line.slice(whole.length),checkbox=CHECKBOX.exec(rest)?.[0]??"";return{indent:widthOf(before),content:behind+(wide?1:gap),bullet,text:wide?"":rest.slice(checkbox.length),hasCheckbox:checkbox!==""}}function indentOf(line){return widthOf(/^[ \t]*/.exec(line)?.[0]??"")}function widthOf(start4){let width=0;for(let char of start4)width=char==="	"?width+4-width%4:width+1;return width}var OPENING=/^[*_`[]{0,6}/,CLOSING=/^(?:[*_`\]]{0,6})(?:\([^()\s]{0,400}\))?(?:[*_`]{0,6})/,ID3=/^WP-[\p{L}\p{M}\p{N}._-]{1,200}/u;function leadingId2(text){let opening=OPENING.exec(text)?.[0]??"",word=ID3.exec(text.slice(opening.length))?.[0]??"",id=bareId(word);if(id==="")return null;let after=text.slice(opening.length+word.length),closing2=CLOSING.exec(after)?.[0]??"",rest=after.slice(closing2.length);return/^(?:$|[\s:;,/|()–—-])/.test(rest)?{id,isBare:opening==="",isCanonical:opening==="**["&&word===id&&closing2==="]**",rest}:null}function bareId(word){let id=trimRight(word,/[._]/).replace(/\.md$/i,"");return/^WP-[^-]/.test(id)?id:""}function looksLikeEntry(text){return/^\*\*\[[^\]]{0,200}-[^\]]{0,200}\]\*\*/.test(text)||/^[*_`[]{0,6}wp(?:[-_]|[ ]?\d)/i.test(text)}var SAYS_NEEDS=/\b(?:needs|depends on|requires|blocked by)\b/i,ARROW2=/->|=>|→/,JOINING2=new Set(["","and",":","-","+"]);function neededIds(text){let match=SAYS_NEEDS.exec(text);return match?idList(text.slice(match.index+match[0].length)):[]}function dependencyLine(line){let groups2=line.split(ARROW2).map(part=>idList(part));if(groups2.length>1)return groups2.flatMap((ids,index2)=>ids.flatMap(id2=>(groups2[index2+1]??[]).map(needs=>({id:id2,needs}))));let[id]=idList(line);return id===void 0?[]:neededIds(line).map(needs=>({id,needs}))}function idList(text){let ids=[];for(let word of text.split(/[\s,;&()[\]*`|]+/)){let id=word.startsWith("WP-")?bareId(word.replace(/:$/,"")):"";if(id!=="")ids.push(id);else if(!JOINING2.has(word))break}return ids}var PHASE=/\bphase[ \t]{0,4}[#:_-]?[ \t]{0,4}([A-Za-z0-9.]{1,40})\b/i,CLOSED=/\bclosed\b/i,DENIED=/\b(?:not|never|cannot|until|when|once|before|after|if|unless|must|may|only|should)\b|n't\b|\?/i,LONGEST=120;function phaseClosure2(line,isHeading){let text=line.trim();if(text.length>LONGEST||!CLOSED.test(text))return null;let phase=PHASE.exec(text)?.[1];if(phase===void 0||DENIED.test(text))return null;if(isHeading)return{phase,canonical:text===closingHeading(phase),text};let words=text.replace(/[^A-Za-z0-9.]+|\.(?=\s|$)/g," ").trim();return/^phase [A-Za-z0-9.]+ closed$/i.test(words)?{phase,canonical:!1,text}:null}function readTaskBoard(path,text){return new BoardReader(path,text).read()}var NOWHERE={depth:0,heading:null,column:null,isDependencies:!1},DEPENDENCY_TITLES=new Set(["dependencies","dependency","dependency chain","dependency graph","dependency order","dependency map","work dependencies","packet dependencies"]),STARTS_BLOCK=/^ {0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}(?:[ \t]|$)|[>|<]|`{3}|~{3}|(?:-[ \t]*){3}|(?:\*[ \t]*){3}|(?:_[ \t]*){3})/,FENCE=/^(?:`{3}|~{3})/,BoardReader=class{constructor(path,text){this.path=path;let{headings,fences,htmlBlocks}=outline(text);this.lines=text.split(/\r\n|\r|\n/),this.headings=new Map(headings.map(heading=>[heading.line,heading])),this.hidden=new Set([...[...fences,...htmlBlocks].flatMap(({startLine,endLine})=>linesFrom(startLine,endLine)),...headings.flatMap(({line,endLine})=>linesFrom(line+1,endLine))])}path;lines;headings;hidden;columns=[];entries=[];unreadable=[];homeless=new Map;closedPhases=[];chain=new Map;open=[NOWHERE];item=null;inFence=!1;entry=null;read(){this.lines.forEach((line,index2)=>{this.readLine(line,index2+1)});let homeless=[...this.homeless].map(([{heading},{ids,at}])=>({kind:"no-column",heading,ids,at})),strays=[...this.unreadable,...homeless].sort((a,b)=>a.at.line-b.at.line);return{path:this.path,columns:this.columns,entries:this.entries,strays,closedPhases:this.closedPhases,chain:[...this.chain.values()]}}readLine(line,number){let heading=this.headings.get(number);heading?(this.endItem(),this.openSection(heading,line,number)):this.hidden.has(number)?this.endItem():line.trim()!==""&&this.readText(line,number)}openSection(heading,line,number){for(;(this.open.at(-1)?.depth??0)>=heading.depth;)this.open.pop();let parent=this.open.at(-1)??NOWHERE,named2=columnNamed(heading.text),isDependencies=parent.isDependencies||DEPENDENCY_TITLES.has(foldStatus(heading.text.slice(0,100))),column=named2??(isDependencies?null:parent.column);this.open.push({depth:heading.depth,heading:heading.text,column,isDependencies}),named2&&this.columns.push({column:named2,heading:heading.text,line:number,lastOwnLine:this.ownEnd(number)});let closure=phaseClosure2(heading.style==="atx"?line:heading.text,!0);closure&&this.closedPhases.push({...closure,at:this.placeOf(line,number)})}ownEnd(from){let{endLine}=this.headings.get(from)??{endLine:from},last=endLine;for(;last<this.lines.length&&!this.headings.has(last+1);)last++;return last}readText(line,number){let standing=this.open.at(-1)??NOWHERE;if(this.item!==null&&indentOf(line)>=this.item.content){this.readInsideItem(line,number,standing);return}let item=listItem(line);if(!item&&!STARTS_BLOCK.test(line)&&this.item!==null&&this.lines[number-2]?.trim()!==""){this.growEntry(line,number);return}this.endItem();let closure=phaseClosure2(line,!1);closure&&this.closedPhases.push({...closure,at:this.placeOf(line,number)}),!(indentOf(line)>3)&&(standing.isDependencies?this.note(dependencyLine(item?.text??line.trim()),line,number):item?this.readItem(item,line,number,standing):line.trimStart().startsWith("|")&&this.readRow(line,number,standing),this.item=item)}readInsideItem(line,number,{column}){let text=line.trim();FENCE.test(text)?this.inFence=!this.inFence:!this.inFence&&column!==null&&leadingId2(listItem(text)?.text??"")?.isCanonical&&this.unreadable.push({kind:"unreadable",text,column,at:this.placeOf(line,number)}),this.growEntry(this.inFence?"":line,number)}readItem(item,line,number,standing){let found=leadingId2(item.text),at=this.placeOf(line,number);if(standing.column===null)found?.isCanonical&&this.addHomeless(standing,found.id,at);else if(found&&(!found.isBare||isSeparated(found.rest))){let form=found.isCanonical&&item.bullet==="-"&&item.indent===0&&!item.hasCheckbox?"canonical":"loose";this.addEntry({id:found.id,column:standing.column,form,...textAndMarker(found.rest)},at,line)}else(found||looksLikeEntry(item.text))&&this.unreadable.push({kind:"unreadable",text:item.text,column:standing.column,at})}readRow(line,number,{column}){let[first="",...others]=cellsOf3(line),found=leadingId2(first);if(column===null||found===null||found.rest.trim()!=="")return;let cells=others.filter(cell=>cell!==""),entry={id:found.id,column,form:"table-row",...textAndMarker(cells.join(" - "))};this.addEntry(entry,this.placeOf(line,number),line)}addEntry(entry,at,line){this.entries.push({...entry,at,lastLine:at.line}),this.entry=entry.form==="table-row"?null:{id:entry.id,index:this.entries.length-1},this.note(neededIds(entry.text).map(needs=>({id:entry.id,needs})),line,at.line)}addHomeless(standing,id,at){let known=this.homeless.get(standing);known?known.ids.push(id):this.homeless.set(standing,{ids:[id],at})}growEntry(line,number){if(!this.entry)return;let{id,index:index2}=this.entry,grown=this.entries[index2];grown&&(this.entries[index2]={...grown,lastLine:number}),this.note(neededIds(line).map(needs=>({id,needs})),line,number)}note(pairs,line,number){for(let{id,needs}of pairs){let key=`${id} ${needs}`;this.chain.has(key)||this.chain.set(key,{id,needs,at:this.placeOf(line,number)})}}endItem(){this.item=null,this.entry=null,this.inFence=!1}placeOf(line,number){let column=(/\S/.exec(line)?.index??0)+1;return{path:this.path,line:number,column,endLine:number,endColumn:line.trimEnd().length+1}}};function isSeparated(rest){return/^\s*$|^\s*[:|([]|^\s+(?:-+|–|—|\/)\s/.test(rest)}function textAndMarker(rest){let text=rest.replace(/^\s*(?:[:;,/|–—]|-{1,3}(?=\s|$))?\s*/,"").trimEnd(),marker=text.endsWith("]")?/\[([^[\]]{1,60})\]$/.exec(text.slice(-62))?.[1]:void 0;return marker===void 0?{text,marker:null}:{text:text.slice(0,-(marker.length+2)).trimEnd(),marker}}function cellsOf3(line){let cells=line.trim().split(/(?<!\\)\|/).map(cell=>cell.replaceAll("\\|","|").trim());return cells[0]===""&&cells.shift(),cells.at(-1)===""&&cells.pop(),cells}function linesFrom(first,last){return Array.from({length:Math.max(0,last-first+1)},(_,index2)=>first+index2)}function readTextFile(path,bytes2){let{text,bom,hasLoneCr,invalid,invalidCount}=decode(bytes2);return{path,text,bom,hasLoneCr,invalidBytes:invalidCount,firstInvalid:invalid[0]?.offset??null,blemishes:blemishesOf(text,invalid)}}var SUSPECT=/[^\t\n\r\x20-\x7e]/,SUSPECT_IN_TEXT=/[^\t\n\r\x20-\x7e]|\r(?!\n)/g,BIDI=/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,ZERO_WIDTH=new RegExp(String.raw`\u00ad|\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180e]|\u200b|${STRAY_JOINER}|[\u2060-\u2064]|[\ufe00-\ufe0e]|\ufeff`,"u"),CONTROL=/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]/;function blemishesOf(text,invalid){let blemishes2=[],nextInvalid=0;for(let{line,start:start4,end}of suspectLines(text)){let lineText=text.slice(start4,end>start4&&text[end-1]==="\r"?end-1:end),add=(kind,index2,what)=>{blemishes2.push({kind,line,column:index2+1,what,lineText})},first=invalid[nextInvalid],decoded2=first!==void 0&&first.offset<end;if(decoded2)for(add("invalid-utf8",first.offset-start4,`byte 0x${(first.bytes[0]??0).toString(16).padStart(2,"0")}`);(invalid[nextInvalid]?.offset??Number.POSITIVE_INFINITY)<end;)nextInvalid++;let carriageReturn=lineText.indexOf("\r");if(carriageReturn>=0&&add("lone-cr",carriageReturn,"U+000D"),SUSPECT.test(lineText)&&suspectLine(lineText,decoded2,add),blemishes2.length>=200)break}return blemishes2}function*suspectLines(text){let line=1,start4=0;for(let at=nextSuspect(text,0);at>=0;at=nextSuspect(text,start4)){let end=text.indexOf(`
`,start4);for(;end>=0&&end<at;end=text.indexOf(`
`,start4))start4=end+1,line++;end<0&&(end=text.length),yield{line,start:start4,end},start4=end+1,line++}}function nextSuspect(text,from){return SUSPECT_IN_TEXT.lastIndex=from,SUSPECT_IN_TEXT.exec(text)?.index??-1}function suspectLine(lineText,decoded2,add){for(let[kind,pattern]of[["bidi",BIDI],["zero-width",ZERO_WIDTH],["control",CONTROL]]){let index2=lineText.search(pattern);index2>=0&&!(kind==="control"&&decoded2)&&add(kind,index2,codePoint(lineText,index2))}let folded3=decoded2?lineText:foldMojibake(lineText);if(folded3!==lineText){let index2=0;for(;lineText[index2]===folded3[index2];)index2++;add("mojibake",index2,`'${lineText.slice(index2,index2+2)}' for '${String.fromCodePoint(folded3.codePointAt(index2)??65533)}'`)}}function codePoint(text,index2){return`U+${(text.codePointAt(index2)??0).toString(16).toUpperCase().padStart(4,"0")}`}var __getOwnPropNames=Object.getOwnPropertyNames,__commonJS=(cb,mod)=>function(){try{return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,mod),mod.exports}catch(e){throw mod=0,e}},require_ucs2length=__commonJS({"node_modules/ajv/dist/runtime/ucs2length.js"(exports){"use strict";Object.defineProperty(exports,"__esModule",{value:!0});function ucs2length(str){let len=str.length,length=0,pos=0,value;for(;pos<len;)length++,value=str.charCodeAt(pos++),value>=55296&&value<=56319&&pos<len&&(value=str.charCodeAt(pos),(value&64512)===56320&&pos++);return length}exports.default=ucs2length,ucs2length.code='require("ajv/dist/runtime/ucs2length").default'}}),validateWorkPacket=validate10,schema11={type:"object",additionalProperties:!1,required:["TASK_ID","DATE","REQUESTOR","AGENT_ID","ROLE","STATUS","SPEC_ANCHOR","What","Why","IN_SCOPE_PATHS","OUT_OF_SCOPE","RISK_TIER","TEST_PLAN","DONE_MEANS","ROLLBACK_HINT","FILES_TO_OPEN","SEARCH_TERMS","RUN_COMMANDS","RISK_MAP","Codex","Task Board"],anyOf:[{properties:{SPEC_CURRENT:{}},required:["SPEC_CURRENT"]},{properties:{SPEC_BASELINE:{},SPEC_TARGET:{}},required:["SPEC_BASELINE","SPEC_TARGET"]}],properties:{TASK_ID:{type:"string",minLength:1,pattern:"^WP-[A-Za-z0-9.]+(?:-[A-Za-z0-9.]+)*$"},DATE:{type:"string",minLength:1,pattern:"^\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2\\d))(?:T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?$"},REQUESTOR:{type:"string",minLength:1},AGENT_ID:{type:"string",minLength:1},ROLE:{type:"string",minLength:1,pattern:"^(?:Orchestrator|Coder|Validator|User)\\b"},STATUS:{type:"string",minLength:1,enum:["Draft","Ready-for-Dev","In-Progress","Blocked","Done","VALIDATED"]},SPEC_ANCHOR:{type:"string",minLength:1},USER_SIGNATURE:{type:"string"},What:{type:"string",minLength:1},Why:{type:"string",minLength:1},IN_SCOPE_PATHS:{type:"array",minItems:1,items:{type:"string",minLength:1}},OUT_OF_SCOPE:{type:"array",minItems:1,items:{type:"string",minLength:1}},RISK_TIER:{type:"string",minLength:1,enum:["LOW","MEDIUM","HIGH"]},TEST_PLAN:{type:"array",minItems:1,items:{type:"string",minLength:1}},DONE_MEANS:{type:"array",minItems:1,items:{type:"string",minLength:1}},ROLLBACK_HINT:{type:"array",minItems:1,items:{type:"string",minLength:1}},FILES_TO_OPEN:{type:"array",minItems:1,items:{type:"string",minLength:1}},SEARCH_TERMS:{type:"array",minItems:1,items:{type:"string",minLength:1}},RUN_COMMANDS:{type:"array",minItems:1,items:{type:"string",minLength:1}},RISK_MAP:{type:"array",minItems:1,items:{type:"string",minLength:1}},SPEC_CURRENT:{type:"string",minLength:1},SPEC_BASELINE:{type:"string",minLength:1},SPEC_TARGET:{type:"string",minLength:1},Codex:{type:"string",minLength:1},"Task Board":{type:"string",minLength:1},Logger:{type:"string"},ADRs:{type:"string"},Assumptions:{type:"string"},"Open Questions":{type:"string"},Dependencies:{type:"string"}}},func2=Object.prototype.hasOwnProperty,func3=require_ucs2length().default,pattern0=new RegExp("^WP-[A-Za-z0-9.]+(?:-[A-Za-z0-9.]+)*$","u"),pattern1=new RegExp("^\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2\\d))(?:T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?$","u"),pattern2=new RegExp("^(?:Orchestrator|Coder|Validator|User)\\b","u");function validate10(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0,_errs1=errors,valid0=!1,_errs2=errors;if(data&&typeof data=="object"&&!Array.isArray(data)&&data.SPEC_CURRENT===void 0){let err0={instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty:"SPEC_CURRENT"},message:"must have required property 'SPEC_CURRENT'"};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}var _valid0=_errs2===errors;if(valid0=valid0||_valid0,!valid0){let _errs3=errors;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.SPEC_BASELINE===void 0){let err1={instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty:"SPEC_BASELINE"},message:"must have required property 'SPEC_BASELINE'"};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++}if(data.SPEC_TARGET===void 0){let err2={instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty:"SPEC_TARGET"},message:"must have required property 'SPEC_TARGET'"};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}}var _valid0=_errs3===errors;valid0=valid0||_valid0}if(valid0)errors=_errs1,vErrors!==null&&(_errs1?vErrors.length=_errs1:vErrors=null);else{let err3={instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.TASK_ID===void 0){let err4={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"TASK_ID"},message:"must have required property 'TASK_ID'"};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}if(data.DATE===void 0){let err5={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"DATE"},message:"must have required property 'DATE'"};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}if(data.REQUESTOR===void 0){let err6={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"REQUESTOR"},message:"must have required property 'REQUESTOR'"};vErrors===null?vErrors=[err6]:vErrors.push(err6),errors++}if(data.AGENT_ID===void 0){let err7={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"AGENT_ID"},message:"must have required property 'AGENT_ID'"};vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++}if(data.ROLE===void 0){let err8={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"ROLE"},message:"must have required property 'ROLE'"};vErrors===null?vErrors=[err8]:vErrors.push(err8),errors++}if(data.STATUS===void 0){let err9={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"STATUS"},message:"must have required property 'STATUS'"};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}if(data.SPEC_ANCHOR===void 0){let err10={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"SPEC_ANCHOR"},message:"must have required property 'SPEC_ANCHOR'"};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}if(data.What===void 0){let err11={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"What"},message:"must have required property 'What'"};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}if(data.Why===void 0){let err12={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"Why"},message:"must have required property 'Why'"};vErrors===null?vErrors=[err12]:vErrors.push(err12),errors++}if(data.IN_SCOPE_PATHS===void 0){let err13={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"IN_SCOPE_PATHS"},message:"must have required property 'IN_SCOPE_PATHS'"};vErrors===null?vErrors=[err13]:vErrors.push(err13),errors++}if(data.OUT_OF_SCOPE===void 0){let err14={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"OUT_OF_SCOPE"},message:"must have required property 'OUT_OF_SCOPE'"};vErrors===null?vErrors=[err14]:vErrors.push(err14),errors++}if(data.RISK_TIER===void 0){let err15={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"RISK_TIER"},message:"must have required property 'RISK_TIER'"};vErrors===null?vErrors=[err15]:vErrors.push(err15),errors++}if(data.TEST_PLAN===void 0){let err16={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"TEST_PLAN"},message:"must have required property 'TEST_PLAN'"};vErrors===null?vErrors=[err16]:vErrors.push(err16),errors++}if(data.DONE_MEANS===void 0){let err17={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"DONE_MEANS"},message:"must have required property 'DONE_MEANS'"};vErrors===null?vErrors=[err17]:vErrors.push(err17),errors++}if(data.ROLLBACK_HINT===void 0){let err18={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"ROLLBACK_HINT"},message:"must have required property 'ROLLBACK_HINT'"};vErrors===null?vErrors=[err18]:vErrors.push(err18),errors++}if(data.FILES_TO_OPEN===void 0){let err19={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"FILES_TO_OPEN"},message:"must have required property 'FILES_TO_OPEN'"};vErrors===null?vErrors=[err19]:vErrors.push(err19),errors++}if(data.SEARCH_TERMS===void 0){let err20={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"SEARCH_TERMS"},message:"must have required property 'SEARCH_TERMS'"};vErrors===null?vErrors=[err20]:vErrors.push(err20),errors++}if(data.RUN_COMMANDS===void 0){let err21={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"RUN_COMMANDS"},message:"must have required property 'RUN_COMMANDS'"};vErrors===null?vErrors=[err21]:vErrors.push(err21),errors++}if(data.RISK_MAP===void 0){let err22={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"RISK_MAP"},message:"must have required property 'RISK_MAP'"};vErrors===null?vErrors=[err22]:vErrors.push(err22),errors++}if(data.Codex===void 0){let err23={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"Codex"},message:"must have required property 'Codex'"};vErrors===null?vErrors=[err23]:vErrors.push(err23),errors++}if(data["Task Board"]===void 0){let err24={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"Task Board"},message:"must have required property 'Task Board'"};vErrors===null?vErrors=[err24]:vErrors.push(err24),errors++}for(let key0 in data)if(!func2.call(schema11.properties,key0)){let err25={instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key0},message:"must NOT have additional properties"};vErrors===null?vErrors=[err25]:vErrors.push(err25),errors++}if(data.TASK_ID!==void 0){let data0=data.TASK_ID;if(typeof data0=="string"){if(func3(data0)<1){let err26={instancePath:instancePath+"/TASK_ID",schemaPath:"#/properties/TASK_ID/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err26]:vErrors.push(err26),errors++}if(!pattern0.test(data0)){let err27={instancePath:instancePath+"/TASK_ID",schemaPath:"#/properties/TASK_ID/pattern",keyword:"pattern",params:{pattern:"^WP-[A-Za-z0-9.]+(?:-[A-Za-z0-9.]+)*$"},message:'must match pattern "^WP-[A-Za-z0-9.]+(?:-[A-Za-z0-9.]+)*$"'};vErrors===null?vErrors=[err27]:vErrors.push(err27),errors++}}else{let err28={instancePath:instancePath+"/TASK_ID",schemaPath:"#/properties/TASK_ID/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err28]:vErrors.push(err28),errors++}}if(data.DATE!==void 0){let data1=data.DATE;if(typeof data1=="string"){if(func3(data1)<1){let err29={instancePath:instancePath+"/DATE",schemaPath:"#/properties/DATE/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err29]:vErrors.push(err29),errors++}if(!pattern1.test(data1)){let err30={instancePath:instancePath+"/DATE",schemaPath:"#/properties/DATE/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2\\d))(?:T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?$"},message:'must match pattern "^\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2\\d))(?:T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?$"'};vErrors===null?vErrors=[err30]:vErrors.push(err30),errors++}}else{let err31={instancePath:instancePath+"/DATE",schemaPath:"#/properties/DATE/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err31]:vErrors.push(err31),errors++}}if(data.REQUESTOR!==void 0){let data2=data.REQUESTOR;if(typeof data2=="string"){if(func3(data2)<1){let err32={instancePath:instancePath+"/REQUESTOR",schemaPath:"#/properties/REQUESTOR/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err32]:vErrors.push(err32),errors++}}else{let err33={instancePath:instancePath+"/REQUESTOR",schemaPath:"#/properties/REQUESTOR/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err33]:vErrors.push(err33),errors++}}if(data.AGENT_ID!==void 0){let data3=data.AGENT_ID;if(typeof data3=="string"){if(func3(data3)<1){let err34={instancePath:instancePath+"/AGENT_ID",schemaPath:"#/properties/AGENT_ID/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err34]:vErrors.push(err34),errors++}}else{let err35={instancePath:instancePath+"/AGENT_ID",schemaPath:"#/properties/AGENT_ID/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err35]:vErrors.push(err35),errors++}}if(data.ROLE!==void 0){let data4=data.ROLE;if(typeof data4=="string"){if(func3(data4)<1){let err36={instancePath:instancePath+"/ROLE",schemaPath:"#/properties/ROLE/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err36]:vErrors.push(err36),errors++}if(!pattern2.test(data4)){let err37={instancePath:instancePath+"/ROLE",schemaPath:"#/properties/ROLE/pattern",keyword:"pattern",params:{pattern:"^(?:Orchestrator|Coder|Validator|User)\\b"},message:'must match pattern "^(?:Orchestrator|Coder|Validator|User)\\b"'};vErrors===null?vErrors=[err37]:vErrors.push(err37),errors++}}else{let err38={instancePath:instancePath+"/ROLE",schemaPath:"#/properties/ROLE/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err38]:vErrors.push(err38),errors++}}if(data.STATUS!==void 0){let data5=data.STATUS;if(!(data5==="Draft"||data5==="Ready-for-Dev"||data5==="In-Progress"||data5==="Blocked"||data5==="Done"||data5==="VALIDATED")){let err39={instancePath:instancePath+"/STATUS",schemaPath:"#/properties/STATUS/enum",keyword:"enum",params:{allowedValues:schema11.properties.STATUS.enum},message:"must be equal to one of the allowed values"};vErrors===null?vErrors=[err39]:vErrors.push(err39),errors++}if(typeof data5=="string"){if(func3(data5)<1){let err40={instancePath:instancePath+"/STATUS",schemaPath:"#/properties/STATUS/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err40]:vErrors.push(err40),errors++}}else{let err41={instancePath:instancePath+"/STATUS",schemaPath:"#/properties/STATUS/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err41]:vErrors.push(err41),errors++}}if(data.SPEC_ANCHOR!==void 0){let data6=data.SPEC_ANCHOR;if(typeof data6=="string"){if(func3(data6)<1){let err42={instancePath:instancePath+"/SPEC_ANCHOR",schemaPath:"#/properties/SPEC_ANCHOR/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err42]:vErrors.push(err42),errors++}}else{let err43={instancePath:instancePath+"/SPEC_ANCHOR",schemaPath:"#/properties/SPEC_ANCHOR/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err43]:vErrors.push(err43),errors++}}if(data.USER_SIGNATURE!==void 0&&typeof data.USER_SIGNATURE!="string"){let err44={instancePath:instancePath+"/USER_SIGNATURE",schemaPath:"#/properties/USER_SIGNATURE/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err44]:vErrors.push(err44),errors++}if(data.What!==void 0){let data8=data.What;if(typeof data8=="string"){if(func3(data8)<1){let err45={instancePath:instancePath+"/What",schemaPath:"#/properties/What/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err45]:vErrors.push(err45),errors++}}else{let err46={instancePath:instancePath+"/What",schemaPath:"#/properties/What/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err46]:vErrors.push(err46),errors++}}if(data.Why!==void 0){let data9=data.Why;if(typeof data9=="string"){if(func3(data9)<1){let err47={instancePath:instancePath+"/Why",schemaPath:"#/properties/Why/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err47]:vErrors.push(err47),errors++}}else{let err48={instancePath:instancePath+"/Why",schemaPath:"#/properties/Why/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err48]:vErrors.push(err48),errors++}}if(data.IN_SCOPE_PATHS!==void 0){let data10=data.IN_SCOPE_PATHS;if(Array.isArray(data10)){if(data10.length<1){let err49={instancePath:instancePath+"/IN_SCOPE_PATHS",schemaPath:"#/properties/IN_SCOPE_PATHS/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};vErrors===null?vErrors=[err49]:vErrors.push(err49),errors++}let len0=data10.length;for(let i0=0;i0<len0;i0++){let data11=data10[i0];if(typeof data11=="string"){if(func3(data11)<1){let err50={instancePath:instancePath+"/IN_SCOPE_PATHS/"+i0,schemaPath:"#/properties/IN_SCOPE_PATHS/items/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err50]:vErrors.push(err50),errors++}}else{let err51={instancePath:instancePath+"/IN_SCOPE_PATHS/"+i0,schemaPath:"#/properties/IN_SCOPE_PATHS/items/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err51]:vErrors.push(err51),errors++}}}else{let err52={instancePath:instancePath+"/IN_SCOPE_PATHS",schemaPath:"#/properties/IN_SCOPE_PATHS/type",keyword:"type",params:{type:"array"},message:"must be array"};vErrors===null?vErrors=[err52]:vErrors.push(err52),errors++}}if(data.OUT_OF_SCOPE!==void 0){let data12=data.OUT_OF_SCOPE;if(Array.isArray(data12)){if(data12.length<1){let err53={instancePath:instancePath+"/OUT_OF_SCOPE",schemaPath:"#/properties/OUT_OF_SCOPE/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};vErrors===null?vErrors=[err53]:vErrors.push(err53),errors++}let len1=data12.length;for(let i1=0;i1<len1;i1++){let data13=data12[i1];if(typeof data13=="string"){if(func3(data13)<1){let err54={instancePath:instancePath+"/OUT_OF_SCOPE/"+i1,schemaPath:"#/properties/OUT_OF_SCOPE/items/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err54]:vErrors.push(err54),errors++}}else{let err55={instancePath:instancePath+"/OUT_OF_SCOPE/"+i1,schemaPath:"#/properties/OUT_OF_SCOPE/items/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err55]:vErrors.push(err55),errors++}}}else{let err56={instancePath:instancePath+"/OUT_OF_SCOPE",schemaPath:"#/properties/OUT_OF_SCOPE/type",keyword:"type",params:{type:"array"},message:"must be array"};vErrors===null?vErrors=[err56]:vErrors.push(err56),errors++}}if(data.RISK_TIER!==void 0){let data14=data.RISK_TIER;if(!(data14==="LOW"||data14==="MEDIUM"||data14==="HIGH")){let err57={instancePath:instancePath+"/RISK_TIER",schemaPath:"#/properties/RISK_TIER/enum",keyword:"enum",params:{allowedValues:schema11.properties.RISK_TIER.enum},message:"must be equal to one of the allowed values"};vErrors===null?vErrors=[err57]:vErrors.push(err57),errors++}if(typeof data14=="string"){if(func3(data14)<1){let err58={instancePath:instancePath+"/RISK_TIER",schemaPath:"#/properties/RISK_TIER/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err58]:vErrors.push(err58),errors++}}else{let err59={instancePath:instancePath+"/RISK_TIER",schemaPath:"#/properties/RISK_TIER/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err59]:vErrors.push(err59),errors++}}if(data.TEST_PLAN!==void 0){let data15=data.TEST_PLAN;if(Array.isArray(data15)){if(data15.length<1){let err60={instancePath:instancePath+"/TEST_PLAN",schemaPath:"#/properties/TEST_PLAN/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};vErrors===null?vErrors=[err60]:vErrors.push(err60),errors++}let len2=data15.length;for(let i2=0;i2<len2;i2++){let data16=data15[i2];if(typeof data16=="string"){if(func3(data16)<1){let err61={instancePath:instancePath+"/TEST_PLAN/"+i2,schemaPath:"#/properties/TEST_PLAN/items/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err61]:vErrors.push(err61),errors++}}else{let err62={instancePath:instancePath+"/TEST_PLAN/"+i2,schemaPath:"#/properties/TEST_PLAN/items/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err62]:vErrors.push(err62),errors++}}}else{let err63={instancePath:instancePath+"/TEST_PLAN",schemaPath:"#/properties/TEST_PLAN/type",keyword:"type",params:{type:"array"},message:"must be array"};vErrors===null?vErrors=[err63]:vErrors.push(err63),errors++}}if(data.DONE_MEANS!==void 0){let data17=data.DONE_MEANS;if(Array.isArray(data17)){if(data17.length<1){let err64={instancePath:instancePath+"/DONE_MEANS",schemaPath:"#/properties/DONE_MEANS/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};vErrors===null?vErrors=[err64]:vErrors.push(err64),errors++}let len3=data17.length;for(let i3=0;i3<len3;i3++){let data18=data17[i3];if(typeof data18=="string"){if(func3(data18)<1){let err65={instancePath:instancePath+"/DONE_MEANS/"+i3,schemaPath:"#/properties/DONE_MEANS/items/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err65]:vErrors.push(err65),errors++}}else{let err66={instancePath:instancePath+"/DONE_MEANS/"+i3,schemaPath:"#/properties/DONE_MEANS/items/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err66]:vErrors.push(err66),errors++}}}else{let err67={instancePath:instancePath+"/DONE_MEANS",schemaPath:"#/properties/DONE_MEANS/type",keyword:"type",params:{type:"array"},message:"must be array"};vErrors===null?vErrors=[err67]:vErrors.push(err67),errors++}}if(data.ROLLBACK_HINT!==void 0){let data19=data.ROLLBACK_HINT;if(Array.isArray(data19)){if(data19.length<1){let err68={instancePath:instancePath+"/ROLLBACK_HINT",schemaPath:"#/properties/ROLLBACK_HINT/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};vErrors===null?vErrors=[err68]:vErrors.push(err68),errors++}let len4=data19.length;for(let i4=0;i4<len4;i4++){let data20=data19[i4];if(typeof data20=="string"){if(func3(data20)<1){let err69={instancePath:instancePath+"/ROLLBACK_HINT/"+i4,schemaPath:"#/properties/ROLLBACK_HINT/items/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err69]:vErrors.push(err69),errors++}}else{let err70={instancePath:instancePath+"/ROLLBACK_HINT/"+i4,schemaPath:"#/properties/ROLLBACK_HINT/items/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err70]:vErrors.push(err70),errors++}}}else{let err71={instancePath:instancePath+"/ROLLBACK_HINT",schemaPath:"#/properties/ROLLBACK_HINT/type",keyword:"type",params:{type:"array"},message:"must be array"};vErrors===null?vErrors=[err71]:vErrors.push(err71),errors++}}if(data.FILES_TO_OPEN!==void 0){let data21=data.FILES_TO_OPEN;if(Array.isArray(data21)){if(data21.length<1){let err72={instancePath:instancePath+"/FILES_TO_OPEN",schemaPath:"#/properties/FILES_TO_OPEN/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};vErrors===null?vErrors=[err72]:vErrors.push(err72),errors++}let len5=data21.length;for(let i5=0;i5<len5;i5++){let data22=data21[i5];if(typeof data22=="string"){if(func3(data22)<1){let err73={instancePath:instancePath+"/FILES_TO_OPEN/"+i5,schemaPath:"#/properties/FILES_TO_OPEN/items/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err73]:vErrors.push(err73),errors++}}else{let err74={instancePath:instancePath+"/FILES_TO_OPEN/"+i5,schemaPath:"#/properties/FILES_TO_OPEN/items/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err74]:vErrors.push(err74),errors++}}}else{let err75={instancePath:instancePath+"/FILES_TO_OPEN",schemaPath:"#/properties/FILES_TO_OPEN/type",keyword:"type",params:{type:"array"},message:"must be array"};vErrors===null?vErrors=[err75]:vErrors.push(err75),errors++}}if(data.SEARCH_TERMS!==void 0){let data23=data.SEARCH_TERMS;if(Array.isArray(data23)){if(data23.length<1){let err76={instancePath:instancePath+"/SEARCH_TERMS",schemaPath:"#/properties/SEARCH_TERMS/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};vErrors===null?vErrors=[err76]:vErrors.push(err76),errors++}let len6=data23.length;for(let i6=0;i6<len6;i6++){let data24=data23[i6];if(typeof data24=="string"){if(func3(data24)<1){let err77={instancePath:instancePath+"/SEARCH_TERMS/"+i6,schemaPath:"#/properties/SEARCH_TERMS/items/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err77]:vErrors.push(err77),errors++}}else{let err78={instancePath:instancePath+"/SEARCH_TERMS/"+i6,schemaPath:"#/properties/SEARCH_TERMS/items/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err78]:vErrors.push(err78),errors++}}}else{let err79={instancePath:instancePath+"/SEARCH_TERMS",schemaPath:"#/properties/SEARCH_TERMS/type",keyword:"type",params:{type:"array"},message:"must be array"};vErrors===null?vErrors=[err79]:vErrors.push(err79),errors++}}if(data.RUN_COMMANDS!==void 0){let data25=data.RUN_COMMANDS;if(Array.isArray(data25)){if(data25.length<1){let err80={instancePath:instancePath+"/RUN_COMMANDS",schemaPath:"#/properties/RUN_COMMANDS/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};vErrors===null?vErrors=[err80]:vErrors.push(err80),errors++}let len7=data25.length;for(let i7=0;i7<len7;i7++){let data26=data25[i7];if(typeof data26=="string"){if(func3(data26)<1){let err81={instancePath:instancePath+"/RUN_COMMANDS/"+i7,schemaPath:"#/properties/RUN_COMMANDS/items/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err81]:vErrors.push(err81),errors++}}else{let err82={instancePath:instancePath+"/RUN_COMMANDS/"+i7,schemaPath:"#/properties/RUN_COMMANDS/items/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err82]:vErrors.push(err82),errors++}}}else{let err83={instancePath:instancePath+"/RUN_COMMANDS",schemaPath:"#/properties/RUN_COMMANDS/type",keyword:"type",params:{type:"array"},message:"must be array"};vErrors===null?vErrors=[err83]:vErrors.push(err83),errors++}}if(data.RISK_MAP!==void 0){let data27=data.RISK_MAP;if(Array.isArray(data27)){if(data27.length<1){let err84={instancePath:instancePath+"/RISK_MAP",schemaPath:"#/properties/RISK_MAP/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};vErrors===null?vErrors=[err84]:vErrors.push(err84),errors++}let len8=data27.length;for(let i8=0;i8<len8;i8++){let data28=data27[i8];if(typeof data28=="string"){if(func3(data28)<1){let err85={instancePath:instancePath+"/RISK_MAP/"+i8,schemaPath:"#/properties/RISK_MAP/items/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err85]:vErrors.push(err85),errors++}}else{let err86={instancePath:instancePath+"/RISK_MAP/"+i8,schemaPath:"#/properties/RISK_MAP/items/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err86]:vErrors.push(err86),errors++}}}else{let err87={instancePath:instancePath+"/RISK_MAP",schemaPath:"#/properties/RISK_MAP/type",keyword:"type",params:{type:"array"},message:"must be array"};vErrors===null?vErrors=[err87]:vErrors.push(err87),errors++}}if(data.SPEC_CURRENT!==void 0){let data29=data.SPEC_CURRENT;if(typeof data29=="string"){if(func3(data29)<1){let err88={instancePath:instancePath+"/SPEC_CURRENT",schemaPath:"#/properties/SPEC_CURRENT/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err88]:vErrors.push(err88),errors++}}else{let err89={instancePath:instancePath+"/SPEC_CURRENT",schemaPath:"#/properties/SPEC_CURRENT/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err89]:vErrors.push(err89),errors++}}if(data.SPEC_BASELINE!==void 0){let data30=data.SPEC_BASELINE;if(typeof data30=="string"){if(func3(data30)<1){let err90={instancePath:instancePath+"/SPEC_BASELINE",schemaPath:"#/properties/SPEC_BASELINE/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err90]:vErrors.push(err90),errors++}}else{let err91={instancePath:instancePath+"/SPEC_BASELINE",schemaPath:"#/properties/SPEC_BASELINE/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err91]:vErrors.push(err91),errors++}}if(data.SPEC_TARGET!==void 0){let data31=data.SPEC_TARGET;if(typeof data31=="string"){if(func3(data31)<1){let err92={instancePath:instancePath+"/SPEC_TARGET",schemaPath:"#/properties/SPEC_TARGET/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err92]:vErrors.push(err92),errors++}}else{let err93={instancePath:instancePath+"/SPEC_TARGET",schemaPath:"#/properties/SPEC_TARGET/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err93]:vErrors.push(err93),errors++}}if(data.Codex!==void 0){let data32=data.Codex;if(typeof data32=="string"){if(func3(data32)<1){let err94={instancePath:instancePath+"/Codex",schemaPath:"#/properties/Codex/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err94]:vErrors.push(err94),errors++}}else{let err95={instancePath:instancePath+"/Codex",schemaPath:"#/properties/Codex/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err95]:vErrors.push(err95),errors++}}if(data["Task Board"]!==void 0){let data33=data["Task Board"];if(typeof data33=="string"){if(func3(data33)<1){let err96={instancePath:instancePath+"/Task Board",schemaPath:"#/properties/Task%20Board/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err96]:vErrors.push(err96),errors++}}else{let err97={instancePath:instancePath+"/Task Board",schemaPath:"#/properties/Task%20Board/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err97]:vErrors.push(err97),errors++}}if(data.Logger!==void 0&&typeof data.Logger!="string"){let err98={instancePath:instancePath+"/Logger",schemaPath:"#/properties/Logger/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err98]:vErrors.push(err98),errors++}if(data.ADRs!==void 0&&typeof data.ADRs!="string"){let err99={instancePath:instancePath+"/ADRs",schemaPath:"#/properties/ADRs/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err99]:vErrors.push(err99),errors++}if(data.Assumptions!==void 0&&typeof data.Assumptions!="string"){let err100={instancePath:instancePath+"/Assumptions",schemaPath:"#/properties/Assumptions/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err100]:vErrors.push(err100),errors++}if(data["Open Questions"]!==void 0&&typeof data["Open Questions"]!="string"){let err101={instancePath:instancePath+"/Open Questions",schemaPath:"#/properties/Open%20Questions/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err101]:vErrors.push(err101),errors++}if(data.Dependencies!==void 0&&typeof data.Dependencies!="string"){let err102={instancePath:instancePath+"/Dependencies",schemaPath:"#/properties/Dependencies/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err102]:vErrors.push(err102),errors++}}else{let err103={instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};vErrors===null?vErrors=[err103]:vErrors.push(err103),errors++}return validate10.errors=vErrors,errors===0}var pattern3=new RegExp("^(?:[0-9a-f]{40}|[0-9a-f]{64})$","u");var pattern4=new RegExp("^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$","u");var pattern7=new RegExp("^[0-9a-f]{16}$","u");var pattern8=new RegExp("^[0-9a-f]{64}$","u");var validateWaiver=validate43,pattern12=new RegExp("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$","u"),pattern14=new RegExp("^(?!\\.{1,2}(?:/|$))[^/\\\\*?\\[\\]{}!\\u0000-\\u001f\\u007f]+(?:/(?:\\*\\*(?=/|$)|(?!\\.{1,2}(?:/|$)|[^/]*\\*\\*)[^/\\\\?\\[\\]{}!\\u0000-\\u001f\\u007f]+))*/?$","u"),pattern15=new RegExp("^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$","u"),pattern16=new RegExp("^(?:\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])|[Pp]hase [A-Za-z0-9.]+)$","u");function validate43(data,{instancePath="",parentData,parentDataProperty,rootData=data}={}){let vErrors=null,errors=0;if(data&&typeof data=="object"&&!Array.isArray(data)){if(data.id===void 0){let err0={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"id"},message:"must have required property 'id'"};vErrors===null?vErrors=[err0]:vErrors.push(err0),errors++}if(data.rule===void 0){let err1={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"rule"},message:"must have required property 'rule'"};vErrors===null?vErrors=[err1]:vErrors.push(err1),errors++}if(data.target===void 0){let err2={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"target"},message:"must have required property 'target'"};vErrors===null?vErrors=[err2]:vErrors.push(err2),errors++}if(data.reason===void 0){let err3={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"reason"},message:"must have required property 'reason'"};vErrors===null?vErrors=[err3]:vErrors.push(err3),errors++}if(data.approver===void 0){let err4={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"approver"},message:"must have required property 'approver'"};vErrors===null?vErrors=[err4]:vErrors.push(err4),errors++}if(data.approvedOn===void 0){let err5={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"approvedOn"},message:"must have required property 'approvedOn'"};vErrors===null?vErrors=[err5]:vErrors.push(err5),errors++}if(data.expires===void 0){let err6={instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty:"expires"},message:"must have required property 'expires'"};vErrors===null?vErrors=[err6]:vErrors.push(err6),errors++}for(let key0 in data)if(!(key0==="id"||key0==="rule"||key0==="target"||key0==="reason"||key0==="approver"||key0==="approvedOn"||key0==="expires")){let err7={instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:key0},message:"must NOT have additional properties"};vErrors===null?vErrors=[err7]:vErrors.push(err7),errors++}if(data.id!==void 0){let data0=data.id;if(typeof data0=="string"){if(!pattern12.test(data0)){let err8={instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern:"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"},message:'must match pattern "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"'};vErrors===null?vErrors=[err8]:vErrors.push(err8),errors++}}else{let err9={instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err9]:vErrors.push(err9),errors++}}if(data.rule!==void 0){let data1=data.rule;if(typeof data1=="string"){if(!pattern4.test(data1)){let err10={instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/pattern",keyword:"pattern",params:{pattern:"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"},message:'must match pattern "^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"'};vErrors===null?vErrors=[err10]:vErrors.push(err10),errors++}}else{let err11={instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err11]:vErrors.push(err11),errors++}}if(data.target!==void 0){let data2=data.target;if(typeof data2=="string"){if(func3(data2)>512){let err12={instancePath:instancePath+"/target",schemaPath:"#/properties/target/maxLength",keyword:"maxLength",params:{limit:512},message:"must NOT have more than 512 characters"};vErrors===null?vErrors=[err12]:vErrors.push(err12),errors++}if(!pattern14.test(data2)){let err13={instancePath:instancePath+"/target",schemaPath:"#/properties/target/pattern",keyword:"pattern",params:{pattern:"^(?!\\.{1,2}(?:/|$))[^/\\\\*?\\[\\]{}!\\u0000-\\u001f\\u007f]+(?:/(?:\\*\\*(?=/|$)|(?!\\.{1,2}(?:/|$)|[^/]*\\*\\*)[^/\\\\?\\[\\]{}!\\u0000-\\u001f\\u007f]+))*/?$"},message:'must match pattern "^(?!\\.{1,2}(?:/|$))[^/\\\\*?\\[\\]{}!\\u0000-\\u001f\\u007f]+(?:/(?:\\*\\*(?=/|$)|(?!\\.{1,2}(?:/|$)|[^/]*\\*\\*)[^/\\\\?\\[\\]{}!\\u0000-\\u001f\\u007f]+))*/?$"'};vErrors===null?vErrors=[err13]:vErrors.push(err13),errors++}}else{let err14={instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err14]:vErrors.push(err14),errors++}}if(data.reason!==void 0){let data3=data.reason;if(typeof data3=="string"){if(func3(data3)<1){let err15={instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err15]:vErrors.push(err15),errors++}}else{let err16={instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err16]:vErrors.push(err16),errors++}}if(data.approver!==void 0){let data4=data.approver;if(typeof data4=="string"){if(func3(data4)>200){let err17={instancePath:instancePath+"/approver",schemaPath:"#/properties/approver/maxLength",keyword:"maxLength",params:{limit:200},message:"must NOT have more than 200 characters"};vErrors===null?vErrors=[err17]:vErrors.push(err17),errors++}if(func3(data4)<1){let err18={instancePath:instancePath+"/approver",schemaPath:"#/properties/approver/minLength",keyword:"minLength",params:{limit:1},message:"must NOT have fewer than 1 characters"};vErrors===null?vErrors=[err18]:vErrors.push(err18),errors++}}else{let err19={instancePath:instancePath+"/approver",schemaPath:"#/properties/approver/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err19]:vErrors.push(err19),errors++}}if(data.approvedOn!==void 0){let data5=data.approvedOn;if(typeof data5=="string"){if(!pattern15.test(data5)){let err20={instancePath:instancePath+"/approvedOn",schemaPath:"#/properties/approvedOn/pattern",keyword:"pattern",params:{pattern:"^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$"},message:'must match pattern "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$"'};vErrors===null?vErrors=[err20]:vErrors.push(err20),errors++}}else{let err21={instancePath:instancePath+"/approvedOn",schemaPath:"#/properties/approvedOn/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err21]:vErrors.push(err21),errors++}}if(data.expires!==void 0){let data6=data.expires;if(typeof data6=="string"){if(!pattern16.test(data6)){let err22={instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/pattern",keyword:"pattern",params:{pattern:"^(?:\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])|[Pp]hase [A-Za-z0-9.]+)$"},message:'must match pattern "^(?:\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])|[Pp]hase [A-Za-z0-9.]+)$"'};vErrors===null?vErrors=[err22]:vErrors.push(err22),errors++}}else{let err23={instancePath:instancePath+"/expires",schemaPath:"#/properties/expires/type",keyword:"type",params:{type:"string"},message:"must be string"};vErrors===null?vErrors=[err23]:vErrors.push(err23),errors++}}}else{let err24={instancePath,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};vErrors===null?vErrors=[err24]:vErrors.push(err24),errors++}return validate43.errors=vErrors,errors===0}var NAMES2={id:["id","waiver","waiver id","no","number"],rule:["rule","rule id","waived rule"],target:["target","applies to","packet","work packet","path","packet or path","scope"],reason:["reason","why","justification","rationale"],approver:["approver","approved by","signed by"],approvedOn:["approved on","approved","approval date","date approved","date of approval","date"],expires:["expires","expires on","expiry","expiry date","expiration","valid until","until","ends"]},COLUMN_OF3=new Map(WAIVER_COLUMNS.flatMap(column=>NAMES2[column].map(name3=>[name3,column])));function readWaiverLedger(path,text){let rows=[],header=null,columns=null,table=tablesOf(text);for(let row of table.rows)row.header!==header&&(header=row.header,columns=header&&columnsOf3(header)),columns&&row.cells.some(cell=>cell!=="")&&rows.push(waiverOf2(row,columns));return{path,rows,hasTable:table.headers.some(each=>columnsOf3(each)!==null)}}function columnsOf3(header){let columns=new Map;return header.forEach((cell,index2)=>{let column=COLUMN_OF3.get(foldedHeader(cell));column&&!columns.has(column)&&columns.set(column,index2)}),columns.has("rule")&&columns.size>=3?columns:null}function waiverOf2({cells,source,line},columns){let cell=column=>undressed2(cells[columns.get(column)??cells.length]??""),values=Object.fromEntries(WAIVER_COLUMNS.map(column=>[column,cell(column)]));return{...values,problems:problemsOf(values),text:source,line}}function problemsOf(values){let said=Object.fromEntries(Object.entries(values).filter(([,value])=>!isOpen2(value)));validateWaiver(said);let malformed2=new Set((validateWaiver.errors??[]).map(({instancePath})=>instancePath.slice(1)));return WAIVER_COLUMNS.flatMap(column=>column in said?malformed2.has(column)||isNoDay(column,values[column])?[{column,fault:"malformed"}]:[]:[{column,fault:"missing"}])}function isOpen2(value){return value===""||/^(?:-+|–|—|none|n\/a)$/i.test(value)||isPlaceholder(value,"Why")}function isNoDay(column,value){return(column==="approvedOn"||column==="expires"&&/^\d/.test(value))&&startOfDay(value)===null}function undressed2(cell){let bare2=/^`([^`]+)`$/.exec(cell)?.[1]??/^\*\*([^*]+)\*\*$/.exec(cell)?.[1];return bare2===void 0?cell.replace(/\\([*_`])/g,"$1"):bare2.trim()}var LEVEL_NAMES=new Set(["level","tier"]);function readValue(bounds,definition,limit,work){let{packet}=bounds,own=packet.lines[definition.index];if(!own)throw new RangeError(`The definition of ${definition.name} is on line ${definition.index} of no text.`);let block=blockLines(bounds,definition,limit,work),content=block.filter(({line})=>line.kind!=="hidden"&&skipBlanks(line.text,0)<line.text.length),lines2=block.map(({line})=>line),{valueStart,valueEnd}=definition,span=valueSpan(own,definition,content[0]?.line,content.at(-1)?.line),items=inlineItems(packet.text,own,valueStart,valueEnd,definition.name).concat(blockItems(packet.text,lines2,work)),inline=own.text.slice(valueStart,valueEnd);return{value:{text:packet.text.slice(span.start,span.end),inline:inline===""&&definition.name==="RISK_TIER"?levelOf(items):inline,items,span},last:content.at(-1)?.index??definition.index}}function levelOf(items){for(let{text}of items){let label2=readLineLabel(text);if(label2&&LEVEL_NAMES.has(foldName(label2.name)))return text.slice(label2.valueStart,label2.valueEnd)}return""}function valueSpan(own,definition,first,last){let{valueStart,valueEnd}=definition,from=valueEnd>valueStart?void 0:first,end=last?trimBlanks(last.text,0,last.text.length):valueEnd;return from?spanBetween(from,skipBlanks(from.text,0),last??from,end):spanBetween(own,valueStart,last??own,end)}function blockLines(bounds,definition,limit,work){let block=[],extent=new Extent(definition);for(let index2=definition.next;index2<limit;index2++){let line=bounds.packet.lines[index2];if(!(!line||bounds.open.has(index2))){if(work.steps+=line.text.length+1,!extent.takes(line,bounds.depths.get(index2)))break;block.push({line,index:index2})}}return block}var Extent=class{constructor(definition){this.definition=definition;this.hasInline=definition.valueEnd>definition.valueStart}definition;hasInline;hasContent=!1;takesSiblings=!1;afterBlank=!1;takes(line,depth){if(line.kind==="rule"||line.kind==="underline")return!1;if(line.kind==="heading")return this.takesHeading(depth);if(line.kind==="blank")return this.afterBlank=!0,!0;let taken2=this.definition.depth>0||this.takesContent(line);return this.afterBlank=!1,line.kind!=="hidden"&&(this.hasContent=!0),taken2}takesHeading(depth){return this.definition.depth>0&&(depth===void 0||depth>this.definition.depth)}takesContent(line){let isNested=line.indent>this.definition.indent;return isBullet(this.definition.dress)?this.takesOfItem(line,isNested):line.kind!=="text"?isNested||!this.hasInline||!this.afterBlank:!isNested&&endsPlainValue(line,this.hasInline)?!1:isNested||!this.hasInline||!this.afterBlank}takesOfItem(line,isNested){return line.kind==="code"||isNested||line.continues&&line.kind==="text"?!0:(!this.hasInline&&!this.hasContent&&(this.takesSiblings=!0),this.takesSiblings&&!(line.kind==="text"&&readLineLabel(line.text)!==null))}};function endsPlainValue(line,hasInline){let isItem=markerLength(line.text,skipBlanks(line.text,0))>0;return(hasInline||!isItem)&&readLineLabel(line.text)!==null}import{createHash as createHash6}from"node:crypto";function zoneAt(zones,index2){return zones.sectionAt[index2]?.zone??"contract"}function kindAt(zones,index2){return zones.sectionAt[index2]?.kind??"contract"}function divide(packet,titles,work){let{lines:lines2,headings}=packet;work.steps+=lines2.length+headings.length;let ends=sectionEnds(headings,lines2.length),reader=new SectionReader(titles),lastOpening=lastOpeningOf(headings),sections=headings.map((heading,index2)=>{let behind=ends[index2]??lines2.length;return reader.next(heading,index2<lastOpening,{heading,behind,title:heading.title,depth:heading.depth,line:lines2[heading.first]?.line??1,endLine:lines2[behind-1]?.line??1})});return{sections,sectionAt:byLine(sections,lines2.length)}}function sectionEnds(headings,lines2){let ends=new Array(headings.length).fill(lines2),behindAt=new Array(8).fill(lines2);for(let index2=headings.length-1;index2>=0;index2--){let heading=headings[index2];heading&&(ends[index2]=behindAt[heading.depth]??lines2,behindAt.fill(heading.first,heading.depth))}return ends}var DEEPEST_SECTION=2;function lastOpeningOf(headings){let seen=new Set,last=-1;return headings.forEach(({depth,title,style},index2)=>{if(depth>DEEPEST_SECTION||style==="line")return;let folded3=foldTitle(title);!REOPENING_TITLES.has(folded3)||seen.has(folded3)||(seen.add(folded3),last=index2)}),last}function byLine(sections,lines2){let at=new Array(lines2).fill(null);return sections.forEach((section,index2)=>{at.fill(section,section.heading.first,sections[index2+1]?.heading.first??lines2)}),at}var CONTRACT={zone:"contract",kind:"contract"},RECORD={zone:"record",kind:"record"},APPENDED={zone:"record",kind:"append-only"},REPORT={zone:"report",kind:"append-only"},RECORD_AMONG_REPORTS={zone:"report",kind:"record"},SectionReader=class{constructor(titles){this.titles=titles}titles;open=[];seen=new Set;isFirst=!0;inReports=!1;before="";next(heading,isAmid,section){for(;(this.open.at(-1)?.depth??0)>=heading.depth;)this.open.pop();let parent=this.open.at(-1)??null;if(heading.style==="line")return this.atReportLine(section,parent,isAmid);let named2=this.titles.kindOf(heading.title),kind=named2==="report"&&isAmid&&heading.depth>DEEPEST_SECTION?"unknown":named2,isFirstTitle=this.isFirst&&heading.depth===1&&kind!=="report",top=!isFirstTitle&&(parent===null||parent.isTitle),standing=isFirstTitle?CONTRACT:this.standing(kind,heading.title,parent,top),isTitle=isFirstTitle||heading.depth===1&&kind==="unknown"&&standing===CONTRACT,read2={...section,...standing,parent,top,isTitle};return this.open.push(read2),this.isFirst=!1,top&&(this.before=foldTitle(heading.title)),read2}atReportLine(section,parent,isAmid){let isInContract=(parent?.kind??"contract")==="contract";isInContract&&!isAmid&&(this.inReports=!0);let above=parent??CONTRACT,standing=isInContract&&!isAmid?REPORT:{zone:above.zone,kind:above.kind},read2={...section,...standing,parent,top:!1,isTitle:!1};return this.open.push(read2),read2}standing(kind,title,parent,top){if(kind==="report")return this.inReports=!0,REPORT;let isRecord2=top&&this.isRecord(kind,title);return top&&!isRecord2&&this.opensContract(title)?CONTRACT:this.inReports?isRecord2||parent?.kind==="record"?RECORD_AMONG_REPORTS:REPORT:parent&&parent.kind!=="contract"?{zone:parent.zone,kind:parent.kind}:isRecord2?RECORD:top&&kind==="append-only"?APPENDED:CONTRACT}opensContract(title){let folded3=foldTitle(title);return!REOPENING_TITLES.has(folded3)||this.seen.has(folded3)?!1:(this.seen.add(folded3),this.inReports=!1,!0)}isRecord(kind,title){let folded3=foldTitle(title);return folded3==="bootstrap"?this.seen.has(folded3)&&!/work plan/i.test(title):kind==="record"&&!(this.before==="metadata"&&folded3.startsWith("skeleton appro"))}};var HOLDING=new Set("address article aside b big blockquote center code del details dialog dir div dl em fieldset figure font footer form h1 h2 h3 h4 h5 h6 header i iframe kbd main menu nav noembed noframes noscript object ol picture plaintext pre q s samp script section select small span strike strong style sub summary sup svg table template textarea title tt u ul var video xmp".split(" ")),TAG=/<(\/?)([a-z][a-z0-9]{0,11})(?=[\s/>]|$)/gi,DEEPEST=100;function unclosedHtml(packet,zones,work){let unclosed=new Set,open2=[];return packet.lines.forEach(({kind,text},index2)=>{if(zoneAt(zones,index2)==="contract"){for(let element of open2.splice(0))unclosed.add(element.index);return}if(!(kind==="code"||kind==="fence"||!text.includes("<"))){work.steps+=text.length;for(let tag of withoutCode2(text).matchAll(TAG)){let name3=(tag[2]??"").toLowerCase();HOLDING.has(name3)&&follow(open2,{name:name3,index:index2},tag[1]!=="")}}}),unclosed}function follow(open2,element,isEnd){if(!isEnd){open2.length<DEEPEST&&open2.push(element);return}let at=open2.findLastIndex(({name:name3})=>name3===element.name);at>=0&&open2.splice(at,1)}function withoutCode2(text){return/``|\\`/.test(text)?text:text.replaceAll(/`[^`]{0,300}`/g," ")}var DIGEST_HEAD=`handshake-lock-v1
`;function lockText(packet,zones,fields,work){let starts=new Map(zones.sections.map(section=>[section.heading.first,section.top])),weights=new Map([...titleLines(packet).map(index2=>[index2,"title"]),...[...fields.footers].map(index2=>[index2,"edge"])]),unclosed=unclosedHtml(packet,zones,work),kept2=new SeamedLines;return packet.lines.forEach((line,index2)=>{work.steps+=line.text.length+1;let isOutside3=zoneAt(zones,index2)!=="contract",isLockedAnyway=index2===fields.foot||unclosed.has(index2);if((isLockedAnyway||isOutside3)&&kept2.seam(),!(isOutside3&&!isLockedAnyway))if(fields.open.has(index2))kept2.leaveOut();else{let top=starts.get(index2);top!==void 0&&kept2.beforeHeading(top),kept2.add({text:lockedLine(packet,zones,index2,fields.status),line:line.line,field:fields.fieldAt.get(index2)??null,section:zones.sectionAt[index2]?.title??null,weight:weights.get(index2)??weightOf(line)})}}),kept2.finish().map(({text,line,field,section})=>({text,line,field,section}))}function titleLines({headings,lines:lines2}){return headings.filter(({style,last})=>(style==="atx"||style==="setext")&&endsInLine(lines2[last])).map(({last})=>last)}function endsInLine(line){return line?.ending==="lf"||line?.ending==="crlf"}function weightOf(line){return line.ending==="cr"?"full":line.kind==="blank"?"gap":line.kind==="rule"?"edge":"full"}function lockDigest(packet){let text=packet.lock.map(line=>line.text).join(`
`);return`sha256:${createHash6("sha256").update(`${DIGEST_HEAD}${text}`,"utf8").digest("hex")}`}function appendOnlyParts(packet,zones,open2,work){let parts2=[],current=null;return packet.lines.forEach((line,index2)=>{work.steps+=line.text.length+1;let section=zones.sectionAt[index2]??null;if(section?.heading.first===index2&&(current=partOf(section,current)),current===null)return;parts2.at(-1)?.section!==current&&parts2.push({section:current,lines:new SeamedLines});let kept2=parts2.at(-1)?.lines;kindAt(zones,index2)!=="append-only"?kept2?.seam():open2.has(index2)||isNothingYet(line)?kept2?.leaveOut():(line.kind==="heading"&&kept2?.beforeHeading(!0),kept2?.add({text:foldLine(line),weight:weightOf(line)}))}),parts2.map(({section,lines:lines2})=>{let text=lines2.finish().map(line=>line.text);return{title:section.title,line:section.line,text:text.join(`
`)}})}function partOf(section,current){return section.zone==="report"?current?.zone==="report"?current:section:section.kind!=="append-only"?null:section.top?section:current}function isNothingYet(line){if(line.kind!=="text"||line.text.length>1e3)return!1;let text=line.text.replace(/^[ \t]*(?:[-*+][ \t]+)?/,"").replace(/^\*+|\*+$/g,"").trim();return/^none\.?$/i.test(text)||text.startsWith("(")&&text.endsWith(")")}var SeamedLines=class{lines=[];skipsGap=!1;add(line){line.weight==="gap"&&(this.skipsGap||this.lines.at(-1)?.weight==="title")||(this.skipsGap=!1,this.lines.push(line))}leaveOut(){this.skipsGap=(this.lines.at(-1)?.weight??"gap")==="gap"}seam(){for(;this.lines.at(-1)?.weight==="gap"||this.lines.at(-1)?.weight==="edge";)this.lines.pop()}beforeHeading(top){if(top)this.seam();else for(;this.lines.at(-1)?.weight==="gap";)this.lines.pop()}finish(){return this.seam(),this.lines}};function lockedLine(packet,zones,index2,status){let line=packet.lines[index2];if(!line)return"";let next=packet.lines[index2+1],isGlued=line.ending==="glued"&&next!==void 0,behind=isGlued&&zoneAt(zones,index2+1)!=="contract"?next.end:next?.start,glued=isGlued?packet.text.slice(line.end,behind):"";return index2!==status?.index?fold(line.text+glued,line):fold(statusName(line,status)+glued,line)}var STATUS_DRESS=/^[ \t]*(?:[-*+][ \t]+)?(?:\*\*)?STATUS(?:\*\*)?[ \t]*(?:\[CX-[0-9A-Z]{1,8}\])?(?:\*\*)?:(?:\*\*)?[ \t]*$/i;function statusName(line,status){let name3=line.text.slice(0,status.valueStart);return status.depth===0&&STATUS_DRESS.test(name3)?"STATUS:":name3}function foldLine(line){return fold(line.text,line)}function fold(text,line){let folded3=foldMojibake(text.slice(0,trimBlanks(text,0,text.length)));return line.ending==="cr"?`${folded3}\r`:folded3}var WORKERS=["coder","validator","wp validator","integration validator","assignee","claimant","worker"],ABOUT_WORKERS=["id","name","agent","agent id","model","model profile","reasoning strength","branch","worktree","session","session id","of record"],CLAIM_NAMES=new Set([...WORKERS.flatMap(worker=>[worker,...ABOUT_WORKERS.map(about=>`${worker} ${about}`)]),"assigned","assigned to","assigned at","claim","claimed","claimed by","claimed at","claim date","owner","execution owner","started","started at","started on","branch","worktree","model","reasoning strength","secondary validator sessions","main containment status","main containment verified at utc","merged main commit","current wp status","current main compatibility status","current main compatibility baseline sha","current main compatibility verified at utc","backup push status","integration validator launch state","packet widening decision","packet widening evidence"]),UPDATE_NAMES=new Set(["last updated","last update","last modified","updated","updated at"]),CLAIMS_ALONE=new Set(["claim","claims","assignment","ownership"]),CLAIM_SECTIONS=new Set(["metadata",...CLAIMS_ALONE]),LONGEST_LINE2=500,WHEN=/\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?/,WHO_BEFORE=/^(?:[a-z][a-z0-9.-]{0,30},? )?$/i,WHO_BEHIND=/^(?:,? (?:by )?[a-z][a-z0-9.-]{0,30}| \((?:by )?[a-z][a-z0-9.-]{0,30}\))?$/i,LOCKED_NAMES=/(?:in|out of) scope|risk tier|done means|spec anchor|user signature/,BRACKETED2=/<(?:un[a-z]{1,20}|pending|none|tbd|n\/a|(?:your|coder|validator|agent|session|model|branch|worktree|name|id|date|sha)(?:[ _-][a-z _-]{0,40})?|[\w.+-]{1,64}@[\w.-]{1,64})>/gi,DEEPEST_INDENT=1;function openLines(packet,zones,law,work){let added=new Set(law.openFields.map(foldName).filter(name3=>name3!=="")),open2=new Set;return packet.lines.forEach((line,index2)=>{line.kind!=="text"||line.indent>DEEPEST_INDENT||line.text.length>LONGEST_LINE2||(work.steps+=line.text.length+1,isOpen3(line,zones.sectionAt[index2]??null,added)&&open2.add(index2))}),open2}function isOpen3(line,section,added){let label2=readLineLabel(line.text);if(!label2||fieldNamed(label2.name)!==void 0)return!1;let name3=foldName(label2.name),isAmongClaims=holdsClaims(section);return UPDATE_NAMES.has(name3)?(isAmongClaims||!(isBullet(label2.dress)||line.continues))&&saysWhen(bareValue(line.text,label2.name)):(CLAIM_NAMES.has(name3)||added.has(name3))&&isAmongClaims&&isPlainClaim(line.text,label2.name)}function saysWhen(value){if(value==="")return!0;let when=WHEN.exec(value);return when?WHO_BEFORE.test(value.slice(0,when.index))&&WHO_BEHIND.test(value.slice(when.index+when[0].length)):!1}function bareValue(text,name3){let start4=text.indexOf(name3),behind=text.slice(start4+name3.length).trim(),value=behind.replace(/^(?:\*\*:|:\*\*|:)[ \t]*/,"");return text.slice(0,start4).includes("**")&&!/^(?:\*\*:|:\*\*)/.test(behind)?value.replace(/\*\*$/,""):value}function isPlainClaim(text,name3){let value=bareValue(text,name3).replaceAll(BRACKETED2," ");return LOCKED_NAMES.test(foldSeparators(value))||/<[a-z/!?]/i.test(value)?!1:!value.replaceAll(/\*\*[\w .-]{1,80}\*\*/g," ").includes("*")&&value.split("`").length%2===1}function foldSeparators(text){return text.toLowerCase().replaceAll(/[\s_*`~-]+/g," ")}function withClaimSections(packet,zones,open2,work){let all=new Set(open2);return zones.sections.forEach(({title,top,kind,heading},index2)=>{if(!top||kind!=="contract"||!/^[a-z]+$/i.test(title)||!CLAIMS_ALONE.has(foldTitle(title)))return;let next=zones.sections[index2+1]?.heading;if(next&&next.depth>heading.depth)return;let behind=next?.first??packet.lines.length;if(work.steps+=behind-heading.first,packet.lines.slice(heading.last+1,behind).every(({kind:line},at)=>line==="blank"||line==="rule"||open2.has(heading.last+1+at)))for(let line=heading.first;line<behind;line++)all.add(line)}),all}function holdsClaims(section){return section===null||section.isTitle||CLAIM_SECTIONS.has(foldTitle(section.title))}var LISTS=new Set(["IN_SCOPE_PATHS","OUT_OF_SCOPE","DONE_MEANS","FILES_TO_OPEN","SEARCH_TERMS","RISK_MAP"]),COMMANDS=new Set(["TEST_PLAN","RUN_COMMANDS","ROLLBACK_HINT"]),TOKENS=new Set(["TASK_ID","DATE","RISK_TIER","STATUS","USER_SIGNATURE","ROLE"]);function packetFacts(fields,status){let facts={};for(let field of fields)facts[field.name]=factOf(field);return status&&status.kind!=="unknown"&&(facts.STATUS=status.status),facts}function factOf(field){let{name:name3,value}=field;return COMMANDS.has(name3)?value.items.filter(item=>!isComment(item)).map(item=>item.text):LISTS.has(name3)?value.items.map(item=>item.text):TOKENS.has(name3)?tokenOf2(field):value.text}function isComment(item){return item.code&&item.text.startsWith("#")}function tokenOf2(field){return stripDress(field.value.inline===""?field.value.items[0]?.text??"":field.value.inline)}var FOOT_LABEL="user signature locked",SENTENCES=[/^IMPORTANT: This packet is locked(?:\. No edits allowed)?\.?$/i,/^If changes (?:are )?needed: Create (?:a )?NEW packet(?: \(WP-[\w.{}-]{1,80}\))?(?:, do NOT edit this one)?\.?$/i],LONGEST_SENTENCE=400;function isFootSignature({label:label2,depth,dress}){return depth===0&&!isBullet(dress)&&foldName(label2)===FOOT_LABEL}function holdsSignature(token2){return typeof parseSignature(token2.split(/[ \t\r\n]/,1)[0]??"")!="string"}function lockedNotices(packet){return packet.lines.flatMap(({kind,text},index2)=>{if(kind!=="text"||text.length>LONGEST_SENTENCE)return[];let sentence=stripDress(text.trim());return SENTENCES.some(each=>each.test(sentence))?[index2]:[]})}function isBareSignature(text,label2,signature){let bare2=text.replaceAll(/[*`[\] \t]/g,"");return signature!==""&&bare2===`${label2}:${signature}`.replaceAll(/[*`[\] \t]/g,"")}var HOMES={metadata:["TASK_ID","DATE","REQUESTOR","AGENT_ID","ROLE","STATUS","SPEC_ANCHOR","USER_SIGNATURE"],scope:["What","Why","IN_SCOPE_PATHS","OUT_OF_SCOPE"],"quality gate":["RISK_TIER","TEST_PLAN","DONE_MEANS","ROLLBACK_HINT"],bootstrap:["FILES_TO_OPEN","SEARCH_TERMS","RUN_COMMANDS","RISK_MAP"],authority:["SPEC_CURRENT","SPEC_BASELINE","SPEC_TARGET","Codex","Task Board","Logger","ADRs"],notes:["Assumptions","Open Questions","Dependencies"]},HOME_OF=new Map(Object.entries(HOMES).flatMap(([title,names2])=>names2.map(name3=>[name3,title]))),TOP={start:0,end:0,line:1,column:1,endLine:1,endColumn:1},EMPTY_KEYWORDS=new Set(["minLength","minItems"]);function schemaProblems(places,errors){let faults=new Map;for(let error of errors){let found=faultOf2(error);found&&faults.get(found.field)!=="empty"&&faults.set(found.field,found.fault)}return FIELD_NAMES.flatMap(field=>{let fault=faults.get(field);return fault?[placed(field,fault,places)]:[]})}function faultOf2(error){if(error.keyword==="anyOf")return{field:"SPEC_CURRENT",fault:"missing"};if(error.schemaPath.includes("/anyOf/"))return null;if(error.keyword==="required"){let field2=fieldNamed(String(error.params.missingProperty));return field2?{field:field2,fault:"missing"}:null}let field=fieldNamed(error.instancePath.split("/")[1]??"");if(!field)return null;let isWhole=error.instancePath.split("/").length===2;return{field,fault:isWhole&&EMPTY_KEYWORDS.has(error.keyword)?"empty":"malformed"}}function placed(name3,fault,places){let field=places.fields.find(each=>each.name===name3);return{field:name3,fault,actual:fault==="malformed"?field?.value.text??"":"",expected:FIELD_EXPECTATIONS[name3],span:field?.value.span??places.headingOf(HOME_OF.get(name3)??"")??TOP}}function readWorkPacket(source,law,tools={}){let work=tools.work??{steps:0},titles=titleTable(law.packet.recordSections),packet=readPacketText(source.text,titles,work),zones=divide(packet,titles,work),open2=withClaimSections(packet,zones,openLines(packet,zones,law.packet,work),work),readings=withFootSignature(readFields(packet,zones,open2,work)),contract=readings.filter(({field})=>field.zone==="contract"),first=firstOfEach(contract),fields=[...first.values()].map(({field})=>field),repeated=contract.filter(reading=>first.get(reading.field.name)!==reading),status=statusOf6(first.get("STATUS")?.field,law),lock=lockText(packet,zones,{fieldAt:linesOf4(contract),status:first.get("STATUS")?.definition??null,open:open2,footers:new Set([...footersOf(packet,first.get("USER_SIGNATURE"),repeated),...lockedNotices(packet)]),foot:footOf(contract)?.index??null},work);return{path:source.path,blob:source.blob,id:baseName(source.path).replace(/\.md$/,""),text:source.text,title:packet.headings[0]?.title??null,fields,repeated:repeated.map(({field})=>field),elsewhere:readings.flatMap(({field})=>field.zone==="contract"?[]:[field]),sections:zones.sections.map(sectionOf2),status,signature:signatureOf(contract),lock,lockDigest:lockDigest({lock}),appendOnly:appendOnlyParts(packet,zones,open2,work),schemaProblems:problemsOf2(packet,zones,fields,status,tools.validate??validateWorkPacket)}}function readFields(packet,zones,open2,work){let definitions=findDefinitions(packet,open2,work),depths=new Map(packet.headings.map(heading=>[heading.first,heading.depth]));return definitions.map((definition,index2)=>{let limit=definitions[index2+1]?.index??packet.lines.length,{value,last}=readValue({packet,open:open2,depths},definition,limit,work),own=packet.lines[definition.index],span=own?{...value.span,...startOf(spanBetween(own,0,own,0))}:value.span,{name:name3,label:label2,dress}=definition,section=holderOf(definition,zones)?.title??null;return{definition,last,value,field:{name:name3,label:label2,dress,zone:zoneAt(zones,definition.index),value,span,section}}})}function startOf({start:start4,line,column}){return{start:start4,line,column}}function holderOf(definition,zones){let section=zones.sectionAt[definition.index]??null;return definition.depth>0?section?.parent??null:section}function firstOfEach(readings){let first=new Map;for(let reading of readings)first.has(reading.field.name)||first.set(reading.field.name,reading);return first}function linesOf4(readings){let lines2=new Map;for(let{definition,last,field}of readings)for(let index2=definition.index;index2<=last;index2++)lines2.set(index2,field.name);return lines2}function withFootSignature(readings){let signatures=readings.filter(({field})=>field.name==="USER_SIGNATURE");if(signatures.some(({field})=>field.zone==="contract"))return readings;let foot=signatures.find(isSignedFoot);if(!foot)return readings;let moved={...foot,field:{...foot.field,zone:"contract"}};return readings.map(reading=>reading===foot?moved:reading)}function isSignedFoot({definition,field}){return isFootSignature(definition)&&holdsSignature(stripDress(tokenOf2(field)))}function footOf(contract){let first=contract.find(({field})=>field.name==="USER_SIGNATURE");return first&&isSignedFoot(first)?first.definition:null}function footersOf(packet,signature,repeated){let lines2=new Set;if(!signature)return lines2;let signed=tokenOf2(signature.field);for(let{definition,field,last}of repeated){let{index:index2,label:label2,depth,dress}=definition;field.name!=="USER_SIGNATURE"||depth>0||isBullet(dress)||last!==index2||isBareSignature(packet.lines[index2]?.text??"",label2,signed)&&lines2.add(index2)}return lines2}function statusOf6(field,law){return field?readStatus(tokenOf2(field).replaceAll(/[*`]/g,"").trim(),law.status.aliases):null}function signatureOf(contract){for(let{field}of contract){if(field.name!=="USER_SIGNATURE")continue;let[token2=""]=tokenOf2(field).split(/[ \t\r\n]/,1),signature=parseSignature(stripDress(token2));if(typeof signature!="string")return signature}return null}function sectionOf2({title,depth,zone,kind,line,endLine}){return{title,depth,zone,kind,line,endLine}}function problemsOf2(packet,zones,fields,status,validate){return validate(packetFacts(fields,status))?[]:schemaProblems({fields,headingOf:foldedTitle=>{let section=zones.sections.find(({heading,title})=>kindAt(zones,heading.first)==="contract"&&foldTitle(title)===foldedTitle),line=section&&packet.lines[section.heading.first];return line&&spanBetween(line,0,line,line.text.length)}},validate.errors??[])}import{crc32}from"node:zlib";var NOTHING_KEPT={packet:(_document,_text,read2)=>read2(),spec:(_document,read2)=>read2()};function keptReadings(source,{packet,status,roadmapSections},{build}){let purpose=JSON.stringify([build,packet,status,roadmapSections]),store=build===void 0?null:source.facts?.(purpose)??null;return store===null?NOTHING_KEPT:fromStore(store)}function fromStore(store){return{packet(document,text,read2){let key=keyOf3("packet",document),known=readBack(store.get(key),fact=>packetOf2(fact,text));if(known!==null)return known;let packet=read2();return store.put(key,()=>JSON.stringify(keptPacket(packet))),packet},spec(document,read2){let key=keyOf3("spec",document),known=readBack(store.get(key),fact=>specOf(fact));if(known!==null)return known;let spec=read2();return store.put(key,()=>JSON.stringify({...spec,bodyIds:[...spec.bodyIds]})),spec}}}function readBack(fact,make){if(fact===null)return null;try{return make(JSON.parse(fact))}catch{return null}}function keptPacket(whole){let{text:_,...packet}=whole;return{packet,evidence:isFinished(whole)?evidenceOf(whole):null}}function packetOf2({packet,evidence:evidence3},text){if(!Array.isArray(packet.fields))throw new TypeError("no fields");let whole={...packet,text};return evidence3!==null&&evidenceKnown(whole,evidence3),whole}function specOf({bodyIds:bodyIds2,...rest}){if(!Array.isArray(bodyIds2))throw new TypeError("no ids");return{...rest,bodyIds:new Map(bodyIds2)}}function keyOf3(kind,{entry:{id,path},bytes:bytes2}){return`${kind} ${id} ${bytes2.length} ${crc32(bytes2)} ${JSON.stringify(path)}`}var DocumentCache=class{constructor(law,bytes2,refused2,kept2=NOTHING_KEPT,holding={}){this.law=law;this.bytes=bytes2;this.refused=refused2;this.kept=kept2;this.holding=holding}law;bytes;refused;kept;holding;packets=new Map;specs=new Map;ledgers=new Map;texts=new Map;tables=new Map;readable(entry){return isRegular(entry)&&!this.refused(entry)}read(entry){if(!this.readable(entry))return null;let key=`${entry.id} ${entry.path}`,packet=this.packets.get(key);if(!packet){let bytes2=this.bytes(entry),{text}=this.text(entry),read2=()=>readWorkPacket({path:entry.path,blob:entry.id,text},this.law);packet=this.kept.packet({entry,bytes:bytes2},text,read2),this.packets.size>=(this.holding.wholePackets??Number.POSITIVE_INFINITY)&&(packet=withoutLines2(packet,read2)),this.packets.set(key,packet)}return packet}spec(entry){let key=`${entry.id} ${entry.path}`,spec=this.specs.get(key);if(!spec){let bytes2=this.bytes(entry);spec=this.kept.spec({entry,bytes:bytes2},()=>readMasterSpec(entry.path,this.text(entry).text,this.law.roadmapSections)),this.specs.set(key,spec)}return spec}ledger(entry){if(!this.readable(entry))return null;let ledger=this.ledgers.get(entry.id);return ledger||(ledger=readSignatureLedger(entry.path,this.text(entry).text),this.ledgers.set(entry.id,ledger)),ledger}readText(entry){return this.readable(entry)?this.text(entry):null}table(entry,kind,read2){let key=`${kind} ${entry.id} ${entry.path}`;return this.tables.has(key)||this.tables.set(key,read2(this.text(entry))),this.tables.get(key)}readCode(entry){return this.readable(entry)?decode(this.bytes(entry)).text:null}readSoFar(entry){return(entry&&this.texts.get(`${entry.id} ${entry.path}`))??null}text(entry){let key=`${entry.id} ${entry.path}`,file=this.texts.get(key);return file||(file=readTextFile(entry.path,this.bytes(entry)),file.invalidBytes===0&&!file.bom&&this.holding.asText?.(entry,file.text),this.texts.set(key,file)),file}};function treeView(snapshot,law,documents,{whole}={whole:!1}){let{paths}=law,regular=path=>{let entry=snapshot.entry(path);return entry&&documents.readable(entry)?entry:null},lazy=make=>{let made=null;return()=>(made??={value:make()},made.value)},table=(path,kind,read2)=>{let entry=regular(path);return entry&&documents.table(entry,kind,read2)},packetEntries=lazy(()=>entriesWhere(snapshot,path=>isPacketPath(paths,path))),specPaths=lazy(()=>entriesWhere(snapshot,path=>isSpecPath(paths,path)).map(entry=>entry.path)),view={snapshot,get packetEntries(){return packetEntries()},get specPaths(){return specPaths()},packetAt(path){let entry=isPacketPath(paths,path)?regular(path):null;return entry&&documents.read(entry)},packet:id=>view.packetAt(`${paths.packets}/${id}.md`),text(path){let entry=regular(path);return entry&&documents.text(entry)},specPointer:lazy(()=>table(paths.specPointer,"pointer",({path,text})=>readSpecPointer(path,text))),masterSpec(){let target=view.specPointer()?.target;return target?view.specFile(target):null},specEntry(){let target=view.specPointer()?.target,path=target?specPathOf(target,view,paths.specPointer):null,entry=path===null?void 0:snapshot.entry(path);return entry&&isRegular(entry)?entry:null},previousSpec(){let path=whole?view.specEntry()?.path:void 0,before=path===void 0?null:specBefore(path,view.specPaths);return before===null?null:view.specFile(before)},requirements(spec,section){let file=view.text(spec.path);if(!file)throw new Error(`${spec.path} is no spec of ${snapshot.name}`);return requirementsOf(spec,section,file)},evidence:evidenceOf,cited:evidence3=>citedIn(snapshot,evidence3,path=>view.text(path)),specFile(name3){let path=specPathOf(name3,view,paths.specPointer),entry=path===null?null:regular(path);return entry&&documents.spec(entry)},board:lazy(()=>table(paths.board,"board",({path,text})=>readTaskBoard(path,text))),ledger:lazy(()=>{let entry=regular(paths.ledger);return entry&&documents.ledger(entry)}),waivers:lazy(()=>table(paths.waivers,"waivers",({path,text})=>readWaiverLedger(path,text))),register:lazy(()=>table(paths.ossRegister,"register",({path,text})=>readOssRegister(path,text)))};return view}function specPathOf(name3,tree,pointer){let wanted2=name3.replace(/^\.\//,""),beside=folderOf(pointer)===""?wanted2:`${folderOf(pointer)}/${wanted2}`;for(let path of[wanted2,beside])if(tree.specPaths.includes(path))return path;let sameName=tree.specPaths.filter(path=>baseName(path)===wanted2);return sameName.length===1?sameName[0]??null:null}function entriesWhere(snapshot,wanted2){let entries=[];for(let path of snapshot.paths()){let entry=wanted2(path)?snapshot.entry(path):void 0;entry&&entries.push(entry)}return entries}async function adoptionOf(source,{whole},law,{result,texts,loader,documents,shard}){if(!whole||law.since===null)return null;let snapshot=await source.ancestor(law.since,`"since" in ${law.source}`);await loader.loadReadable([...contentsOfPackets(snapshot,law),...contentsAt(snapshot,law,texts),...contentsOfStanding(snapshot,law)]);let tree=treeView(snapshot,law,documents,{whole});return await loader.loadReadable(contentsAt(snapshot,law,specPair(tree))),{tree,packetChanges:packetChanges(packetDifferences(tree,result,shard),law,documents)}}function packetDifferences(before,after,shard){let paths=new Set([...before.packetEntries,...after.packetEntries].map(({path})=>path));return pathsInShard([...paths].sort(),shard).flatMap(path=>{let old=before.snapshot.entry(path)??null,now=after.snapshot.entry(path)??null;return old?.id===now?.id&&old?.kind===now?.kind?[]:[{path,before:old,after:now}]})}async function withLastTouched(source,loader,changeset,{result,shard}){if(!changeset.whole||shard)return changeset;let going=result.packetEntries.flatMap(({path})=>result.packetAt(path)??[]).filter(isInProgress);try{let lastTouched2=going.length>0?await source.lastTouched(placesToWatch(going)):new Map;return{...changeset,lastTouched:lastTouched2}}catch(error){if(!(error instanceof UndecidedError))throw error;return loader.undecided.push({subject:error.subject,reason:error.reason,help:error.help}),changeset}}var Loader=class{constructor(source,observer,bytes2=()=>0){this.source=source;this.observer=observer;this.bytes=bytes2}source;observer;bytes;undecided=[];refused=new Set;told=new Set;async load(wanted2){for(let{subject:subject2,reason,help:help3}of await this.request(wanted2))this.undecided.push({subject:subject2,reason,help:help3})}async loadReadable(wanted2){await this.request(wanted2)}isRefused(entry){return this.refused.has(keyOf4(entry))}async request(wanted2){let before=this.observer?.phase("load"),refused2=wanted2.length===0?[]:await this.source.load(wanted2);this.observer&&before&&(this.tell(this.observer,wanted2,refused2),this.observer.phase(before));for(let{entry}of wanted2)this.refused.delete(keyOf4(entry));for(let{entry}of refused2)this.refused.add(keyOf4(entry));return refused2}tell(observer,wanted2,refused2){let unread=new Set(refused2.map(({entry})=>keyOf4(entry)));for(let{entry}of wanted2){let key=keyOf4(entry);unread.has(key)||this.told.has(key)||(this.told.add(key),observer.file(this.bytes(entry)))}}};function keyOf4(entry){return`${entry.id} ${entry.path}`}function observedReadings(kept2,observer){if(!observer)return kept2;let told=(ask,read2)=>{let before=observer.phase("parse"),isKept=kept2!==NOTHING_KEPT,value=ask(()=>(isKept=!1,read2()));return observer.document(isKept),observer.phase(before),value};return{packet:(document,text,read2)=>told(reading=>kept2.packet(document,text,reading),read2),spec:(document,read2)=>told(reading=>kept2.spec(document,reading),read2)}}var SECONDS=5,SECONDS_OF_ALL=30;async function readPlain2(changes,documents,{limits}){let fresh=changes.flatMap(({kind,after})=>after&&(kind==="introduced"||kind==="signed")?[after]:[]),readings=new Map,undecided=[];if(fresh.length===0)return{readings,undecided};let{readPlainPacket}=await import("./plain-packet-BXPIQ3HG.js"),end=performance.now()+SECONDS_OF_ALL*1e3;for(let packet of fresh){if(performance.now()>end){undecided.push(unreached(packet.path));continue}let file=documents.text({path:packet.path,kind:"file",id:packet.blob});try{readings.set(packet.blob,withinBounds(packet.path,SECONDS,()=>readPlainPacket(packet,file,limits)))}catch(error){undecided.push(error instanceof UndecidedError?sayingOf(error):unreadable3(packet.path,error))}}return{readings,undecided}}function sayingOf({subject:subject2,reason,help:help3}){return{subject:subject2,reason,help:help3}}function unreached(subject2){return{subject:subject2,reason:`was not read strictly: the packets before it took longer than ${SECONDS_OF_ALL} s, the limit`,help:"Run it again if the machine slept or was busy meanwhile. Otherwise introduce and sign fewer packets in one change."}}function unreadable3(subject2,error){return{subject:subject2,reason:`could not be read strictly: ${error instanceof Error?error.message:String(error)}`,help:"Write the packet as the template has it, and report this: it is a defect of handshake-check."}}function heldPaths({readiness},selected){return new Set(readiness===void 0?[]:selected)}function asMoved({readiness},changes,held,result){let kind=readiness==="start"?"signed":"advanced",others=changes.filter(({path})=>!held.has(path)),made=new Map(changes.map(change=>[change.path,change])),own=[...held].flatMap(path=>{let change=made.get(path);if(change)return[change.kind==="introduced"?change:{...change,kind}];let packet=result.packetAt(path);return packet?[{path,kind,before:packet,after:packet}]:[]});return[...others,...own]}function asRead({readiness},examined,held){if(readiness!=="finish")return examined;let packets=examined.packets.map(packet=>held.has(packet.path)?{...packet,status:{kind:"canonical",status:"Done"}}:packet);return{...examined,packets}}async function signatureProofs(proving){let{base,result,law,packetChanges:packetChanges2}=proving,path=law.paths.allowedSigners,[standing,next]=[base.entry(path),result.entry(path)],signed=standing?newlySigned(packetChanges2):[],isTouched=next!==void 0&&(next.id!==standing?.id||next.kind!==standing.kind),allowed=signed.length>0||standing&&isTouched?await signersIn(base,proving):null;return{allowed:standing?allowed??{path,signers:[],idle:[]}:null,proofs:allowed?await proofsOf(signed,allowed,proving):new Map,next:isTouched?await signersIn(result,proving):null}}async function signersIn(tree,{loader,law}){let path=law.paths.allowedSigners,{MAX_SIGNERS_BYTES,noAllowedSigners,readAllowedSigners}=await import("./allowed-signers-63BQHLMO.js"),entry=tree.entry(path);return!entry||!isRegular(entry)?noAllowedSigners(path,`it is a ${entry?.kind}, expected a regular file`):(await loader.loadReadable([{entry,maxBytes:MAX_SIGNERS_BYTES}]),loader.isRefused(entry)?noAllowedSigners(path,`it has more than ${MAX_SIGNERS_BYTES} bytes`):readAllowedSigners(path,tree.bytes(entry)))}async function proofsOf(signed,allowed,proving){let proofs2=new Map;for(let{path,id,signature,lockDigest:lockDigest2}of signed){let{law}=proving,file=signatureFile(law.paths,signature.text),statement={packet:id,signature,digest:lockDigest2,repository:law.signatureRepository};proofs2.set(path,{...await proofIn(file,statement,allowed,proving),file,statement})}return proofs2}async function proofIn(file,statement,allowed,{loader,result}){let entry=result.entry(file);if(!entry)return{kind:"missing"};if(!isRegular(entry))return{kind:"not-a-file",is:entry.kind};let{MAX_SIGNATURE_BYTES}=await import("./ssh-signature-SY5NFPWR.js");if(await loader.loadReadable([{entry,maxBytes:MAX_SIGNATURE_BYTES}]),loader.isRefused(entry))return{kind:"malformed",fault:`has more than ${MAX_SIGNATURE_BYTES} bytes`};let{proveSignature}=await import("./signature-proof-WWIV4BID.js");return proveSignature(result.bytes(entry),statement,allowed)}function isWiringManifest(path){return baseName(path)==="package.json"}async function loadManifests(loader,documents,{changes,whole},trees,law){let concerns=path=>path===law.paths.ossRegister||manifestKind(path)!==null;if(!whole&&!changes.some(({path})=>concerns(path)))return()=>[];for(let{snapshot}of trees)await loader.load(contentsAt(snapshot,law,[law.paths.ossRegister])),await loader.load(manifestEntries(snapshot).filter(isRegular).map(entry=>wanted(entry,law)));let{readManifest}=await import("./manifests-JKCCBBB2.js");return({snapshot})=>manifestEntries(snapshot).flatMap(entry=>{let ecosystem=manifestKind(entry.path);if(ecosystem===null)return[];if(!isRegular(entry))return[unreadManifest(entry.path,ecosystem,`is a ${entry.kind}`)];let text=documents.readCode(entry);return text===null?[]:[readManifest(entry.path,text,ecosystem)]})}async function unchangedWiring(loader,documents,{changes},law){let manifests=changes.filter(({path})=>isWiringManifest(path)&&isLawPath(law.paths,path));if(manifests.length===0)return new Set;let entries=manifests.flatMap(({before,after})=>[before??[],after??[]].flat()).filter(isRegular);await loader.loadReadable(entries.map(entry=>wanted(entry,law)));let{toolWiring}=await import("./tool-wiring-ACZUA3P7.js"),wiringOf=entry=>{if(entry===null)return toolWiring(null);let text=documents.readCode(entry);return text===null?null:toolWiring(text)},same=manifests.filter(({before,after})=>{let wiring=wiringOf(before);return wiring!==null&&wiring===wiringOf(after)});return new Set(same.map(({path})=>path))}function manifestEntries(snapshot){return snapshot.paths().filter(path=>manifestKind(path)!==null).flatMap(path=>snapshot.entry(path)??[])}function wanted(entry,{limits}){return{entry,maxBytes:limits.packetBytes}}async function loadWork(loader,{base,result},{law,changeset,packetChanges:packetChanges2,examined}){let closed=result.board()?.closedPhases.map(({phase})=>phase)??[],changed=phasesOf(packetChanges2.map(({path})=>path)),isAboutAll=changeset.changes.some(({path})=>path===law.paths.board||path===law.paths.waivers),looked=new Set(closed.filter(phase=>isAboutAll||changed.has(phase))),grown=phasesOf(packetChanges2.filter(({kind})=>kind==="introduced").map(({path})=>path)),phases=new Set([...looked,...grown]);for(let tree of[base,result]){let ids=packetIds(tree).filter(id=>phases.has(phaseOf(id)??""));await loadReachable(loader,tree,[...new Set([...ids,...examined.map(idOf4)])],law)}return looked}function phasesOf(paths){return new Set(paths.flatMap(path=>phaseOf(idOf4(path))??[]))}function idOf4(path){return baseName(path).slice(0,-3)}async function loadReachable(loader,tree,ids,law){let known=new Set,retired=new Map(tree.board()?.entries.map(entry=>[entry.id,successorOf(entry)]));for(let next=[...ids];next.length>0;){for(let id of next)known.add(id);await loader.load(contentsAt(tree.snapshot,law,next.map(id=>packetPath(law,id))));let needed=next.flatMap(id=>{let packet=tree.packet(id);return[...packet?dependenciesOf(packet):[],...[retired.get(id)??[]].flat()]});next=[...new Set(needed)].filter(id=>!known.has(id))}}async function prepare(source,surveyed,law,options){let{shard,observer}=options,loader=new Loader(source,observer,entry=>surveyed.base.bytes(entry).length),documents=new DocumentCache(law,entry=>surveyed.result.bytes(entry),entry=>loader.isRefused(entry),observedReadings(keptReadings(source,law,options),observer),holdingOf(surveyed));await loader.load(contentsOfChange(surveyed,law));let base=treeView(surveyed.base,law,documents,surveyed),result=treeView(surveyed.result,law,documents,surveyed);assertFewPackets(result,law),await loader.load(contentsAt(surveyed.base,law,neededPaths(surveyed.commits,[base,result],law)));let selected=selectPackets(result,options.onlyPackets);surveyed.whole&&await loadTexts(loader,documents,contentsOfPackets(surveyed.result,law));for(let tree of selected?[surveyed.base,surveyed.result]:[])await loader.load(contentsAt(tree,law,[...selected??[],law.paths.specPointer,law.paths.ledger,law.paths.board]));let made=inTime(surveyed.changes.length,()=>packetChanges(surveyed.changes,law,documents)),held=heldPaths(options,selected),changes=asMoved(options,made,held,result),boardIds=surveyed.whole?"all":await loadBoardIds(loader,surveyed,{base,result},law,selected??[]),concerned=()=>[...new Set([...changes.map(({path})=>path),...dependents({base,result},changes,law)])],part=readPart(shard),paths=surveyed.whole?pathsInShard(packetPaths(result),part):selected??concerned(),phases=surveyed.whole?"all":await loadWork(loader,{base,result},{law,changeset:surveyed,packetChanges:changes,examined:paths}),texts=textPaths(surveyed,law),adoption=await adoptionOf(source,surveyed,law,{result,texts,loader,documents,shard:part}),read2=[...surveyed.whole?[]:[base],result,...adoption?[adoption.tree]:[]],manifests=await loadManifests(loader,documents,surveyed,read2,law),looking={texts,boardIds,phases,manifests,shard,observer},looked=examinedIn(result,{...looking,packets:paths}),examined=asRead(options,looked,held),measure=surveyed.whole?adoption?.tree:base,inherited=measure&&held.size===0?examinedIn(measure,{...looking,packets:surveyed.whole?pathsInShard(packetPaths(measure),part):paths}):null,authority=base.specPaths.length>0?base:result;await loadSpecs(loader,authority,[...examined.packets,...inherited?.packets??[]],law),await loadComparedSpecs(loader,surveyed,{base,result},law);let searched=await withSignatureHistory(source,loader,{surveyed,base,result,changes},law),changeset=await withLastTouched(source,loader,searched,{result,shard:part}),lineMatcher=await loadCode(loader,surveyed,law);await loadEvidence(loader,{examined,inherited},law);let plain3=await readPlain2(changes,documents,law),approvals=await approvalsOf(changes,law,options),proving={loader,base:surveyed.base,result:surveyed.result,packetChanges:changes,law},touched=[...changes,...adoption?.packetChanges??[]],own=new Set(touched.filter(ownsItsFindings).map(({path})=>path)),views={law,base,result,authority,examined,inherited,own,held,change:{changeset,base,result,packets:documents,texts:documents,lineMatcher,packetChanges:changes,plainReadings:plain3.readings,unchangedWiring:await unchangedWiring(loader,documents,surveyed,law),approvals,signatureProofs:await signatureProofs(proving)},unmet:unmetNeeds(changeset),shard,observer},readText=path=>documents.readSoFar(surveyed.result.entry(path));return{views,undecided:[...loader.undecided,...plain3.undecided],ownPackets:own,readText}}var READING_SECONDS=10,SECONDS_OF_PACKET=.005;function inTime(packets,read2){return withinBounds("reading the packets",Math.ceil(READING_SECONDS+SECONDS_OF_PACKET*packets),read2)}function assertFewPackets({snapshot,packetEntries},{limits,paths}){if(!(packetEntries.length<=limits.packets))throw new UndecidedError({subject:paths.packets,reason:`holds ${packetEntries.length.toLocaleString("en")} packets in ${snapshot.name}, the limit is ${limits.packets.toLocaleString("en")}`,help:"Raise limits.packets in the configuration first, in a change of its own."})}function examinedIn(tree,{packets,texts,boardIds,phases,manifests,shard,observer}){let read2=inTime(packets.length,()=>packets.flatMap((path,at)=>(observer?.packets(at,packets.length),tree.packetAt(path)??[])));return{tree,packets:read2,...shard?{ofShard:read2.filter(({path})=>isInShard(path,shard))}:{},texts:texts.flatMap(path=>tree.text(path)??[]),boardIds,phases,manifests:manifests(tree)}}function packetPaths({packetEntries}){return packetEntries.map(({path})=>path)}async function loadSpecs(loader,authority,packets,law){let values=packets.flatMap(packet=>fieldOf(packet,"SPEC_ANCHOR")?.value.text??[]);if(values.length===0)return;let anchors=values.map(readSpecAnchor),paths=[authority.specPointer()?.target??[],anchors.flatMap(anchor=>specNames(authority,anchor))].flat().flatMap(name3=>specPathOf(name3,authority,law.paths.specPointer)??[]);await loader.load(contentsAt(authority.snapshot,law,paths)),anchors.some(anchor=>idsNotHeld(authority,anchor).length>0)&&await loader.load(contentsAt(authority.snapshot,law,authority.specPaths))}async function loadCode(loader,surveyed,law){let wanted2=contentsOfCode(surveyed,law);return await loader.loadReadable(wanted2),wanted2.length>0?(await import("./patterns-AIM3FJYS.js")).lineMatcher():pattern=>()=>{throw new Error(`the pattern ${pattern} is held against code although no code was loaded`)}}async function approvalsOf(changes,{signatureReview},{approvals}){return signatureReview===null||!approvals||newlySigned2(changes).length===0?null:approvals(signatureReview.accounts)}async function withSignatureHistory(source,loader,change,law){let{surveyed,base,result,changes}=change,signing=newlySigned2(changes).map(({signature})=>signature.text),cancelling=surveyed.whole?[]:newlyCancelled(base,result).map(({signature})=>signature.text),fresh=[...new Set([...signing,...cancelling])];if(fresh.length===0)return surveyed;for(let tree of[surveyed.base,surveyed.result])await loader.load(contentsOfPackets(tree,law));let{packets,ledger}=law.paths,{commits}=await source.signatureHistory(fresh,[packets,ledger]),used=fresh.filter(signature=>(commits.get(signature)?.length??0)>0),{commits:inPackets}=await source.signatureHistory(used,[packets]);return{...surveyed,signatureHistory:{commits,inPackets}}}function textPaths({changes,whole},{paths}){let changed=changes.map(({path})=>path).filter(path=>TEXT_PARTS.has(governedPart(paths,path)??"")),standing=whole?[paths.board,paths.specPointer,paths.ledger,paths.waivers,paths.ossRegister]:[];return[...new Set([...standing,...changed])].sort()}var TEXT_PARTS=new Set(["board","spec","spec-pointer","ledger","waivers","oss-register"]);function unmetNeeds(changeset){let unmet=new Map;return changeset.judgesCommits?changeset.commits.some(({trailers})=>trailers===null)&&unmet.set("messages","the commit has no message yet; commit-msg judges it"):(unmet.set("commits","a tree is judged without its commits"),unmet.set("messages","a tree is judged without its commits")),changeset.lastTouched||unmet.set("last-touched",changeset.whole?"the history cannot be read":"a change is judged; check --all judges this"),unmet}function withLines(diagnostics,head,readText){let lines2=new Map,lineOf=({path,line})=>{let known=lines2.get(path)??readText(path)?.text.split(/\r\n|\n|\r/)??[];return lines2.set(path,known),known[line-1]};return diagnostics.map(diagnostic=>{let isPlace2=diagnostic.line>1||diagnostic.endLine!==void 0,isInResult=diagnostic.commit===void 0||diagnostic.commit===head,text=isPlace2&&isInResult?lineOf(diagnostic):void 0;return text===void 0?diagnostic:{...diagnostic,lineText:shown2(text)}})}function shown2(text){return text.length<=160?text:`${text.slice(0,160).trimEnd()} …`}var EXIT_CODES={pass:0,block:1,inconclusive:2},SWITCHED_OFF="switched off by the configuration",NO_PACKET="no packet to examine in this change";function assertFinding(rule,yielded){let{message,at,related=[]}=yielded??{};if(typeof message!="string"||!Object.hasOwn(rule.messages,message))throw new Error("it yields a finding of no known message");if(!isPlace(at)||!related.every(each=>isPlace(each.at)&&typeof each.note=="string"))throw new Error(`it yields ${message} without a place`)}function isPlace(at){return typeof at?.path!="string"||at.path===""?!1:isCount(at.line)&&isCount(at.column)&&[at.endLine,at.endColumn].every(end=>end===void 0||isCount(end))}function isCount(value){return Number.isSafeInteger(value)&&Number(value)>0}function waiversApart(runLast,idle){let plain3=runLast(new Set),told=idle.map(waiver=>({waiver,runs:runLast(new Set([waiver.id]))})),together=runLast(new Set(idle.map(({id})=>id)));return plain3.map((run2,at)=>{let apart=told.map(({waiver,runs})=>({waiver,run:beyond(runs[at]??run2,run2)})),more=apart.map(each=>each.run);return told.every(({runs},each)=>isSum([run2,more[each]??run2],runs[at]))&&isSum([run2,...more],together[at])?{...run2,apart}:crashed(run2)})}function neededWaivers(found,waivers,law){return[...new Set(found.flatMap(raw=>waiverOf(raw,waivers,law)?.id??[]))].sort()}function beyond(run2,plain3){let without=(all,less)=>{let left=less.map(keyOf5);return all.filter(raw=>{let at=left.indexOf(keyOf5(raw));return at>=0&&left.splice(at,1),at<0})};return{outcome:run2.outcome,findings:without(run2.findings,plain3.findings),inherited:without(run2.inherited,plain3.inherited)}}function isSum(parts2,whole){let keys=(runs,of)=>JSON.stringify(runs.flatMap(run2=>run2[of].map(keyOf5)).sort());return!whole||parts2.some(({outcome})=>outcome.outcome!==whole.outcome.outcome)?!1:keys(parts2,"findings")===keys([whole],"findings")&&keys(parts2,"inherited")===keys([whole],"inherited")}function keyOf5({finding}){return JSON.stringify(finding)}function crashed({outcome:{rule,scope}}){return{outcome:{rule,scope,outcome:"crashed",examined:0,reason:"what it finds of idle waivers hangs together, so that no shard can judge it: run check --all without --shard"},findings:[],inherited:[]}}var RULE_SECONDS=10,SECONDS_OF_DOCUMENT=.005,FEW=20,MOST_FINDINGS=25e4;function runRules(rules2,views){let{packets,texts}=views.examined,all=packets.length+texts.length+views.change.changeset.commits.length<=FEW?atFirstLook(()=>runEach(rules2,views,(_,work)=>work())):null;if(all!==null)return all.value;let seconds=Math.ceil(RULE_SECONDS+SECONDS_OF_DOCUMENT*(packets.length+texts.length));return runEach(rules2,views,(rule,work)=>withinBounds(`rule ${rule.id}`,seconds,work))}function runEach(rules2,views,bound){let runAll=(some,idle2)=>new Map(some.map(rule=>[rule,scopesOf(rule).map(scope=>runRule(rule,scope,{...views,idle:idle2},bound))])),first=runAll(rules2.filter(({last})=>!last),new Set),lastRules=rules2.filter(({last})=>last),idle=idleWaivers({rules:rules2,runs:[...first.values()].flat()},views),second=views.shard?lastApart(lastRules,idle,views,runAll):runAll(lastRules,idle);return rules2.flatMap(rule=>first.get(rule)??second.get(rule)??[])}function lastApart(rules2,idle,views,runAll){let candidates=looksAtWhole(views.shard)?standingWaivers(views).filter(({id})=>idle.has(id)):[],runs=waiversApart(told=>[...runAll(rules2,told).values()].flat(),candidates);return new Map(rules2.map(rule=>[rule,runs.filter(({outcome})=>outcome.rule===rule.id)]))}function runRule(rule,scope,views,bound){let setting=views.law.rules[rule.id];if(!setting)throw new Error(`the law has no setting for rule ${rule.id}`);if(setting.severity==="off")return notApplicable(rule,scope,SWITCHED_OFF);if(views.shard&&scope!=="packet"&&!looksAtWhole(views.shard))return notApplicable(rule,scope,inWholeShard(views.shard));let work=()=>withFindings(RUN4[scope](rule,setting,views)),{observer}=views;try{return bound(rule,observer?()=>observer.rule(rule.id,scope,callsOf(scope,views),work):work)}catch(error){return{outcome:{rule:rule.id,scope,outcome:"crashed",examined:0,reason:reasonOf(error)},findings:[],inherited:[]}}}function reasonOf(error){return error instanceof UndecidedError?error.reason:malfunctionOf(error)}function withFindings(run2){for(let{rule,finding}of[...run2.findings,...run2.inherited])assertFinding(rule,finding);return run2}function collected(findings){let all=[];for(let finding of findings??[])if(all.push(finding)>MOST_FINDINGS)throw new Error(`it finds more than ${MOST_FINDINGS.toLocaleString("en")} things, the limit`);return all}function checkedPackets({packets,ofShard}){return ofShard??packets}function runPackets(rule,{options},views){let{law,authority,own,held,shard}=views,over2=examined=>checkedPackets(examined).flatMap(packet=>collected(rule.packet?.({packet,tree:examined.tree,advanced:own.has(packet.path),authority,law,options})).map(finding=>({rule,scope:"packet",finding:shard?ofPacket2(finding,packet):finding,draft:!held.has(packet.path)&&!isPastDraft(packet)}))),count=checkedPackets(views.examined).length;return count===0?notApplicable(rule,"packet",NO_PACKET):done(rule,"packet",count,over2(views.examined),views.inherited?over2(views.inherited):[])}function runRepository(rule,{options},views){let{law,authority,idle:idleWaivers2}=views,{now}=views.change.changeset,over2=examined=>{let context={...examined,authority,law,now,idleWaivers:idleWaivers2};return collected(rule.repository?.({...context,options})).map(finding=>({rule,scope:"repository",finding,draft:!1}))},count=views.result.snapshot.paths().length;return done(rule,"repository",count,over2(views.examined),views.inherited?over2(views.inherited):[])}function runChange(rule,{options},views){for(let need of rule.needs){let reason=views.unmet.get(need);if(reason!==void 0)return notApplicable(rule,"change",reason)}let{law,change}=views,findings=collected(rule.change?.({...change,law,options})).map(finding=>({rule,scope:"change",finding,draft:!1})),{changes,commits}=change.changeset;return done(rule,"change",commits.length>0?commits.length:changes.length,findings,[])}function ofPacket2(finding,{path}){if(finding.at.path===path)return finding;throw new Error(`it finds something of ${path} in ${finding.at.path}, which no shard can judge: leave out --shard`)}var RUN4={packet:runPackets,repository:runRepository,change:runChange};function callsOf(scope,views){let measured=views.inherited?[views.examined,views.inherited]:[views.examined];return scope==="packet"?measured.reduce((calls,each)=>calls+checkedPackets(each).length,0):scope==="repository"?measured.length:1}function done(rule,scope,examined,findings,inherited){return{outcome:{rule:rule.id,scope,outcome:"passed",examined},findings,inherited}}function notApplicable(rule,scope,reason){return{outcome:{rule:rule.id,scope,outcome:"not-applicable",examined:0,reason},findings:[],inherited:[]}}import{createHash as createHash7}from"node:crypto";function shardOf({base,result},law,waivers,{rules:rules2,onlyRules,build,toolVersion}){return{trees:digestOf2([...entriesOf2(base),...entriesOf2(result)]),law:digestOf2([JSON.stringify(law),JSON.stringify(onlyRules??[])]),program:digestOf2([toolVersion,build??"",...rules2.map(({id})=>id)]),waivers:digestOf2(waivers.map(({id})=>id))}}function*entriesOf2(snapshot){yield snapshot.commit??"";for(let path of snapshot.paths()){let entry=snapshot.entry(path);entry&&(yield JSON.stringify([path,entry.kind,entry.id]))}}function digestOf2(parts2){let hash=createHash7("sha256");for(let part of parts2)hash.update(`${part}
`);return hash.digest("hex")}function shardReport(report,judged4,options){let{shard,changeset,prepared,runs,judgement}=judged4,{views}=prepared,waivers=standingWaivers(views);return{...report,notices:[{kind:"shard",text:notice(report,shard)},...report.notices],shard:{index:shard.index,count:shard.count,of:shardOf(changeset,views.law,waivers,options),checks:judgement.checks,needs:neededWaivers(runs.flatMap(({findings})=>findings),waivers,views.law),ifIdle:runs.flatMap((run2,check2)=>ifIdle(run2,check2,judged4))}}}function ifIdle({apart=[]},check2,{changeset,prepared}){let{views,ownPackets,readText}=prepared,context={law:views.law,ownPackets,undecided:[],waivers:standingWaivers(views)};return apart.flatMap(({waiver,run:run2})=>withLines(judge([run2],context).diagnostics,changeset.head.commit,readText).map(diagnostic=>({waiver:waiver.id,rule:waiver.rule,check:check2,diagnostic})))}function notice({counts:{packets}},{index:index2,count}){let whole=index2===WHOLE_SHARD?"and all that is more than one packet":"the rest of it is in the others";return`this is shard ${index2} of ${count}: it examined ${packets.examined} of ${packets.total} packets, ${whole}; only joined the ${count} reports say what check --all does`}async function check(source,asked){return(await checkWithFacts(source,asked)).report}async function checkWithFacts(source,asked){let{observer}=asked;observer?.phase("base");let standing=await standingLaw(source,await source.base(),asked);observer?.phase("survey");let changeset=await source.survey(standing.law.limits);assertRepair(standing,changeset);let next=await nextLaw(source,changeset,standing,asked),{law,rules:known}=asked.lawFrom==="result"?next:standing,options={...asked,rules:known},rules2=selectRules(known,options.onlyRules);observer?.phase("parse");let prepared=await prepare(source,changeset,law,options),{views,ownPackets,undecided}=prepared;observer?.phase("rules");let runs=runRules(rules2,views);observer?.phase("judge");let judgement=judge(runs,{law,ownPackets,undecided,waivers:standingWaivers(views)}),report=reportOf(changeset,prepared,judgement,{...options,unseen:next.unseen}),whole={changeset,prepared,runs,judgement};return{report:options.shard?shardReport(report,{...whole,shard:options.shard},options):report,facts:judgement.facts}}function reportOf(changeset,{views,undecided,readText},judgement,options){let{outcomes,verdict}=judgement,diagnostics=withLines(judgement.diagnostics,changeset.head.commit,readText);return{version:1,tool:{name:"handshake-check",version:options.toolVersion},door:options.door,base:{name:changeset.base.name,commit:changeset.base.commit},head:{name:changeset.head.name,commit:changeset.head.commit},verdict,outcomes,diagnostics,undecided,notices:[...noticesOf(changeset,views,options),...unseenPlugIns(options.unseen,changeset)],counts:{...countsOf(diagnostics),undecided:undecided.length,packets:{changed:views.change.packetChanges.length,examined:checkedPackets(views.examined).length,total:views.result.packetEntries.length},commits:changeset.commits.length}}}var MAX_COMMIT_BYTES=1024*1024,MAX_TAG_DEPTH=10,ASCII_BASED=/^(?:utf-?8|us-ascii|ascii|iso-?8859-?\d+|latin-?\d|windows-?125\d|cp125\d|koi8-[ru]|gbk|gb2312|euc-(?:jp|kr)|big5|shift[_-]jis)$/i,LATIN_1=/^(?:iso-?8859-?1|latin-?1|us-ascii|ascii)$/i,WINDOWS_1252=/^(?:windows-|cp)1252$/i,WINDOWS_80_TO_9F="€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";async function readCommit(objects,id){return parseCommit(id,await objects.read(id,"commit",MAX_COMMIT_BYTES))}async function peelToCommit(objects,start4,name3){let id=start4;for(let depth=0;depth<MAX_TAG_DEPTH;depth++){let{type}=await objects.header(id);if(type==="commit")return id;if(type!=="tag")throw noCommit(name3,`is a ${type}`);let text=(await objects.read(id,"tag",MAX_COMMIT_BYTES)).toString("latin1"),target=/^object ([0-9a-f]+)\n/.exec(text)?.[1]??"";if(!isObjectId(target))throw noCommit(name3,"is a damaged tag");id=target}throw noCommit(name3,`is a tag of tags, more than ${MAX_TAG_DEPTH} deep`)}function parseCommit(id,content){let split=content.indexOf(`

`),header=content.toString("utf8",0,split<0?content.length:split+1),fields=headerFields(header),{tree,parents}=treeAndParents(id,header,fields),body=split<0?Buffer.alloc(0):content.subarray(split+2);return{id,tree,parents,author:person(id,"author",fields),committer:person(id,"committer",fields),message:decode2(id,body,fields.get("encoding")?.[0])}}function headerFields(header){let fields=new Map;for(let line of header.split(`
`)){if(line===""||line.startsWith(" "))continue;let blank=line.indexOf(" "),name3=blank<0?line:line.slice(0,blank),values=fields.get(name3)??[];values.push(blank<0?"":line.slice(blank+1)),fields.set(name3,values)}return fields}function treeAndParents(id,header,fields){let lines2=header.split(`
`),parents=fields.get("parent")??[],tree=fields.get("tree")??[],inPlace=[...tree.map(value=>`tree ${value}`),...parents.map(value=>`parent ${value}`)].every((line,index2)=>lines2[index2]===line),[only=""]=tree;if(tree.length!==1||!inPlace||![only,...parents].every(isObjectId))throw damaged(id,"tree and parents");return{tree:only,parents}}function person(id,field,fields){let lines2=fields.get(field)??[],[,name3="",email,time]=/^(.*?) ?<([^<>]*)> (\d{1,12}) [+-]\d{1,5}$/.exec(lines2[0]??"")??[];if(lines2.length!==1||email===void 0||time===void 0)throw damaged(id,field);return{name:name3,email,time:Number(time)}}function decode2(id,body,encoding){if(encoding===void 0||/^utf-?8$/i.test(encoding))return body.toString("utf8");if(!ASCII_BASED.test(encoding))throw unknownEncoding(id,encoding);if(LATIN_1.test(encoding))return body.toString("latin1");if(WINDOWS_1252.test(encoding))return body.toString("latin1").replace(/[\x80-\x9f]/g,windowsCharacter);try{return new TextDecoder(encoding.replace(/^cp/i,"windows-")).decode(body)}catch(error){throw error instanceof RangeError?unknownEncoding(id,encoding):error}}function windowsCharacter(char){return WINDOWS_80_TO_9F[char.charCodeAt(0)-128]??char}function unknownEncoding(id,encoding){return new UndecidedError({subject:`commit ${id.slice(0,12)}`,reason:`has a message in the encoding "${printable(encoding.slice(0,40))}", which is not read here`,help:"Write the message again in UTF-8: `git -c i18n.commitEncoding=UTF-8 commit --amend`."})}function damaged(id,what){return new UndecidedError({subject:`commit ${id.slice(0,12)}`,reason:`has no readable ${what}`,help:"Make the commit again with plain git commands; `git fsck` names the broken ones."})}function noCommit(name3,what){return new UndecidedError({subject:printable(name3),reason:`${what}, expected a commit`,help:"Name a branch, a tag of a commit, or a commit id."})}import{mkdirSync,mkdtempSync,rmSync,writeFileSync}from"node:fs";import{tmpdir}from"node:os";import{join as join2}from"node:path";import{pid}from"node:process";import{spawn}from"node:child_process";import{channel}from"node:diagnostics_channel";import{kill,platform as platform2}from"node:process";var IS_WINDOWS3=platform2==="win32",GIT_STARTED="handshake-check:git",started=channel(GIT_STARTED);function startGit({binary,env,cwd},args){let child=spawn(binary,args,{cwd,env,stdio:"pipe",windowsHide:!0,detached:!IS_WINDOWS3});return started.hasSubscribers&&started.publish({child,args}),child}function endGit(child){child.exitCode===null&&child.signalCode===null&&endGroup(child)}function endGroup(child){let{pid:pid2}=child;if(pid2!==void 0)try{IS_WINDOWS3?child.kill("SIGKILL"):kill(-pid2,"SIGKILL")}catch(error){if(!(error instanceof Error&&"code"in error&&error.code==="ESRCH"))throw error}}import{spawn as spawn2}from"node:child_process";var MINIMUM_GIT=[2,39];async function tooOldGit(command2,otherwise){let text=await versionText(command2),[,major="",minor=""]=/^git version (\d+)\.(\d+)/.exec(text)??[],[wantedMajor,wantedMinor]=MINIMUM_GIT,known=major!=="";return known&&(Number(major)>wantedMajor||Number(major)===wantedMajor&&Number(minor)>=wantedMinor)?otherwise:new UndecidedError({subject:`git at ${command2.binary}`,reason:`is ${known?`version ${major}.${minor}`:"of an unknown version"}, expected ${MINIMUM_GIT.join(".")} or newer`,help:`Install git ${MINIMUM_GIT.join(".")} or newer and put it first on the PATH.`},{cause:otherwise})}function versionText(command2){return new Promise(resolve6=>{let child=spawn2(command2.binary,["--version"],{env:command2.env,stdio:["ignore","pipe","ignore"],timeout:5e3,windowsHide:!0}),text="";child.stdout.on("data",chunk=>{text.length<1e3&&(text+=chunk.toString("latin1"))}),child.on("error",()=>resolve6("")),child.on("close",()=>resolve6(text))})}var DEFAULT_MAX_BYTES=256*1024*1024,DEFAULT_DEADLINE=6e4,MAX_EVIDENCE=2e3,USAGE_EXIT=129;async function runGit(command2,args,options={}){let ended=await collect(command2,args,options);if(ended.stopped!==null)throw stopFailure(args,ended.stopped,ended.stderr);if(ended.code===USAGE_EXIT)throw await tooOldGit(command2,gitFailure(args,"was refused by git as a usage error",ended.stderr));if(ended.code===null)throw gitFailure(args,`was ended by ${ended.signal??"a signal"}`,ended.stderr);if(!(options.accept??[0]).includes(ended.code))throw gitFailure(args,`ended with exit code ${ended.code}`,ended.stderr);return{code:ended.code,stdout:ended.stdout,stderr:ended.stderr}}function gitFailure(args,what,stderr){let subject2=`git ${commandName(args)}`;return new UndecidedError({subject:subject2,reason:stderr===""?what:`${what}: ${stderr}`,help:helpFor2(stderr)})}function stopFailure(args,why,stderr){let{subject:subject2,reason}=gitFailure(args,why,stderr);return new UndecidedError({subject:subject2,reason,help:STOP_HELP})}var STOP_HELP="Run this again if the machine slept meanwhile. Otherwise look for a pipe that git waits for (`find . -name '.git*' -type p`), run `git status`, which brings the index up to date, and run this again.";function evidence2(chunks){let said=Buffer.concat(chunks).toString("utf8").split(`
`).map(line=>line.trim()).filter(line=>line!=="");return printable(said.join("; ")).slice(0,MAX_EVIDENCE)}var FETCH_HELP="Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in actions/checkout; where a clone is partial, clone again without `--filter`.";function helpFor2(stderr){return/could not read|unable to read|missing|bad object|failed to traverse|shallow|invalid object|not a valid object/i.test(stderr)?FETCH_HELP:/dubious ownership/.test(stderr)?"Let git trust the folder: `git config --global --add safe.directory <folder>`.":"Run `git fsck` in the repository and mend what it reports, then run this again."}function commandName(args){let at=0;for(;args[at]==="-c";)at+=2;return args[at]??""}function collect(command2,args,options){let maxBytes=options.maxBytes??DEFAULT_MAX_BYTES,deadline=options.deadline??DEFAULT_DEADLINE;return new Promise(resolve6=>{let child=startGit(command2,args),out=[],err=[],length=0,stopped2=null,end=(code,signal)=>{clearTimeout(timer),options.unwanted?.removeEventListener("abort",unwanted),child.stdout.destroy(),child.stderr.destroy(),resolve6({code,signal,stdout:Buffer.concat(out),stderr:evidence2(err),stopped:stopped2})},stop=why=>{stopped2??=why,endGroup(child),(child.exitCode!==null||child.signalCode!==null)&&end(child.exitCode,child.signalCode)},unwanted=()=>stop("was ended with the run that asked it"),timer=setTimeout(()=>stop(`did not end within ${deadline/1e3} s`),deadline);options.unwanted?.addEventListener("abort",unwanted),child.stdout.on("data",chunk=>{length+=chunk.length,length>maxBytes?stop(`wrote more than ${maxBytes} bytes`):out.push(chunk)}),child.stderr.on("data",chunk=>{err.length<64&&err.push(chunk)}),child.stdin.on("error",()=>{}),child.stdin.end(options.input),child.on("error",error=>{stopped2??=`did not start: ${printable(error.message)}`}),child.on("exit",(code,signal)=>{stopped2!==null&&end(code,signal)}),child.on("close",end)})}var ARGS=["cat-file","--batch-command","--buffer"],HEADER2=/^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d{1,15})$/,MAX_HEADER=200,PATIENCE=6e4,ObjectReader=class{constructor(command2){this.command=command2}command;child=null;open=[];first=0;commands=[];rest=Buffer.alloc(0);body=null;failure=null;complaints=[];timer=null;async find(id){return(await this.request(id,null))?.header??null}async header(id){let header=await this.find(id);if(header===null)throw missing(id);return header}async read(id,type,maxBytes){return this.content(await this.header(id),type,maxBytes)}async content(header,type,maxBytes){if(header.type!==type)throw wrongType(header,type);if(header.size>maxBytes)throw tooLarge(header,maxBytes);let answer=await this.request(header.id,maxBytes);if(answer===null)throw missing(header.id);if(!isContentOf(header.id,type,answer.content))throw damaged2(header);return answer.content}async close(){let child=this.child;this.fail(new Error("the object reader was closed")),!(child===null||child.exitCode!==null||child.signalCode!==null)&&await new Promise(resolve6=>{child.once("exit",()=>resolve6()),child.ref(),endGit(child)})}request(id,maxBytes){return isObjectId(id)?this.failure!==null?Promise.reject(this.failure):new Promise((resolve6,reject)=>{this.open.push({id,maxBytes,resolve:resolve6,reject}),this.commands.push(`${maxBytes===null?"info":"contents"} ${id}
`),this.commands.length===1&&setImmediate(()=>this.flush())}):Promise.reject(new TypeError(`"${printable(id)}" is no object id`))}flush(){if(this.failure!==null||this.commands.length===0)return;let child=this.child??this.start();this.holdOpen(child,!0),child.stdin.write(`${this.commands.join("")}flush
`),this.commands=[]}start(){let child=startGit(this.command,ARGS);return this.child=child,child.stdout.on("data",chunk=>this.take(chunk)),child.stderr.on("data",chunk=>{this.complaints.length<64&&this.complaints.push(chunk)}),child.stdin.on("error",()=>{}),child.on("error",error=>this.fail(gitFailure(ARGS,`did not start: ${printable(error.message)}`,""))),child.on("close",(code,signal)=>{this.ended(code,signal)}),child}async ended(code,signal){if(this.failure!==null)return;let failure=gitFailure(ARGS,`ended early (${code===null?signal:`exit code ${code}`})`,evidence2(this.complaints));this.fail(code===129?await tooOldGit(this.command,failure):failure)}fail(error){this.failure??=error,this.timer!==null&&clearTimeout(this.timer),this.timer=null,this.child!==null&&endGit(this.child);for(let request of this.open.splice(0).slice(this.first))request.reject(this.failure);this.first=0}holdOpen(child,busy){let handles=[child,child.stdin,child.stdout,child.stderr];for(let handle of handles)busy?handle.ref():handle.unref();this.timer!==null&&clearTimeout(this.timer),this.timer=busy?setTimeout(()=>this.fail(gitFailure(ARGS,`gave no answer for ${PATIENCE/1e3} s`,evidence2(this.complaints))),PATIENCE):null}take(received){this.timer?.refresh();try{let at=0,chunk=this.rest.length>0?Buffer.concat([this.rest,received]):received;for(this.rest=Buffer.alloc(0);at<chunk.length&&this.failure===null;){let next=this.body===null?this.takeHeader(chunk,at):this.takeBody(chunk,at);if(next===at)break;at=next}this.failure===null&&at<chunk.length&&(this.rest=Buffer.from(chunk.subarray(at)))}catch(error){this.fail(error instanceof Error?error:new Error(String(error)))}}takeHeader(chunk,at){let end=chunk.indexOf(10,at);if(end<0){if(chunk.length-at>MAX_HEADER)throw unreadable4("an endless header");return at}let line=chunk.toString("latin1",at,end),request=this.open[this.first];if(request===void 0)throw unreadable4("an answer that nobody asked for");if(line===`${request.id} missing`)return this.answer(null),end+1;let[,id,type,size]=HEADER2.exec(line)??[];if(id!==request.id||type===void 0||size===void 0)throw unreadable4(`"${printable(line.slice(0,MAX_HEADER))}"`);let header={id,type,size:Number(size)};if(request.maxBytes===null)this.answer({header,content:Buffer.alloc(0)});else{if(header.size>request.maxBytes)throw unreadable4(`${header.size} bytes, more than it had said`);this.body={header,content:Buffer.allocUnsafe(header.size+1),filled:0}}return end+1}takeBody(chunk,at){let body=this.body;if(body===null)return at;let copied=chunk.copy(body.content,body.filled,at);if(body.filled+=copied,body.filled===body.content.length){if(body.content[body.header.size]!==10)throw unreadable4("a content without its end");this.body=null,this.answer({header:body.header,content:body.content.subarray(0,body.header.size)})}return at+copied}answer(value){let request=this.open[this.first];request!==void 0&&(this.first++,request.resolve(value),!(this.first<this.open.length)&&(this.open.length=0,this.first=0,this.child!==null&&this.holdOpen(this.child,!1)))}};function unreadable4(what){return gitFailure(ARGS,`answered in a form that is not known: ${what}`,"")}function missing(id){return new UndecidedError({subject:`object ${id.slice(0,12)}`,reason:"is missing here: the clone is shallow or partial, or damaged",help:FETCH_HELP})}function damaged2({id,type}){return new UndecidedError({subject:`${type} ${id.slice(0,12)}`,reason:"holds something else than its id says: the object store is damaged, or somebody wrote to it",help:"Run `git fsck`, which names such objects, and clone again."})}function wrongType(header,expected2){return new UndecidedError({subject:`object ${header.id.slice(0,12)}`,reason:`is a ${header.type}, expected a ${expected2}`,help:"Run `git fsck` in the repository and mend what it reports."})}function tooLarge(header,maxBytes){return new UndecidedError({subject:`${header.type} ${header.id.slice(0,12)}`,reason:`has ${header.size} bytes, expected at most ${maxBytes}`,help:"Take the object out of the change; nothing of this size is read."})}import{devNull}from"node:os";import{dirname,join}from"node:path";var HOOK_VARIABLES=["GIT_DIR","GIT_WORK_TREE","GIT_INDEX_FILE","GIT_OBJECT_DIRECTORY","GIT_ALTERNATE_OBJECT_DIRECTORIES","GIT_QUARANTINE_PATH"],HOME_VARIABLES=["HOME","XDG_CONFIG_HOME","USERPROFILE","HOMEDRIVE","HOMEPATH","APPDATA","ProgramData"],SYSTEM_VARIABLES=["SystemRoot","SystemDrive","windir","TEMP","TMP"],FIXED={LC_ALL:"C",GIT_NO_REPLACE_OBJECTS:"1",GIT_NO_LAZY_FETCH:"1",GIT_LITERAL_PATHSPECS:"1",GIT_OPTIONAL_LOCKS:"0",GIT_TERMINAL_PROMPT:"0",GIT_ALLOW_PROTOCOL:"",GIT_PROTOCOL_FROM_USER:"0"},NO_BARE_REPOSITORY={GIT_CONFIG_COUNT:"1",GIT_CONFIG_KEY_0:"safe.bareRepository",GIT_CONFIG_VALUE_0:"explicit"};function userEnvironment(env,binary,isWithinWorkTree2=!1){return{...pick(env,[...HOOK_VARIABLES,...HOME_VARIABLES,...SYSTEM_VARIABLES]),...isWithinWorkTree2&&NO_BARE_REPOSITORY,...FIXED,PATH:dirname(binary)}}function roomEnvironment(env,binary,room){let nowhere=join(room,"nowhere");return{...pick(env,SYSTEM_VARIABLES),...FIXED,PATH:dirname(binary),HOME:nowhere,XDG_CONFIG_HOME:nowhere,GIT_DIR:room,GIT_CONFIG_NOSYSTEM:"1",GIT_CONFIG_SYSTEM:devNull,GIT_CONFIG_GLOBAL:devNull,GIT_ATTR_NOSYSTEM:"1"}}function pick(env,names2){let picked={};for(let name3 of names2){let value=env[name3];value!==void 0&&(picked[name3]=value)}return picked}var ByteGate=class{constructor(bound){this.bound=bound}bound;held=0;waiting=[];enter(bytes2){return this.waiting.length===0&&this.hasRoom(bytes2)?(this.held+=bytes2,Promise.resolve()):new Promise(open2=>{this.waiting.push({bytes:bytes2,open:open2})})}leave(bytes2){this.held-=bytes2;for(let first=this.waiting[0];first!==void 0&&this.hasRoom(first.bytes);first=this.waiting[0])this.waiting.shift(),this.held+=first.bytes,first.open()}hasRoom(bytes2){return this.held===0||this.held+bytes2<=this.bound}};import{isUtf8}from"node:buffer";var FIRST_ESCAPE=56320;function pathFromBytes(bytes2){let buffer=Buffer.from(bytes2.buffer,bytes2.byteOffset,bytes2.byteLength),text=buffer.toString("utf8");return text.includes("�")?decodeEscaping(buffer):text}function decodeEscaping(bytes2){let text="",at=0;for(;at<bytes2.length;){let length=sequenceLength(bytes2,at);text+=length>0?bytes2.toString("utf8",at,at+length):String.fromCharCode(FIRST_ESCAPE+(bytes2[at]??0)),at+=Math.max(length,1)}return text}function sequenceLength(bytes2,at){let lead=bytes2[at]??0,length=lead<128?1:lead<224?2:lead<240?3:4,sequence=bytes2.subarray(at,at+length);return sequence.length===length&&isUtf8(sequence)?length:0}var SPACE=32,SLASH2=47,ZERO3=48,FILE_TYPE=61440,MAX_NAME2=4096,TreeObject=class{constructor(id,bytes2,idLength){this.id=id;this.bytes=bytes2;this.idLength=idLength;for(let at=0;at<bytes2.length;)at=this.readEntry(at)}id;bytes;idLength;modes=[];starts=[];ends=[];get length(){return this.modes.length}name(index2){return pathFromBytes(this.bytes.subarray(this.starts[index2],this.ends[index2]))}kind(index2){let mode=this.modes[index2]??0;switch(mode&FILE_TYPE){case 16384:return"tree";case 40960:return"symlink";case 57344:return"submodule";default:return(mode&64)===0?"file":"executable"}}object(index2){let end=(this.ends[index2]??0)+1;return this.bytes.toString("hex",end,end+this.idLength)}sameEntry(index2,other,otherIndex){if(this.modes[index2]!==other.modes[otherIndex])return!1;let end=(this.ends[index2]??0)+1+this.idLength,otherEnd=(other.ends[otherIndex]??0)+1+this.idLength;return this.bytes.compare(other.bytes,other.starts[otherIndex],otherEnd,this.starts[index2],end)===0}compareNames(index2,other,otherIndex){let start4=this.starts[index2]??0,end=this.ends[index2]??0,otherStart=other.starts[otherIndex]??0,otherEnd=other.ends[otherIndex]??0,common=Math.min(end-start4,otherEnd-otherStart),order=this.bytes.compare(other.bytes,otherStart,otherStart+common,start4,start4+common);return order!==0?order:this.byteAfter(index2,common)-other.byteAfter(otherIndex,common)}byteAfter(index2,length){let at=(this.starts[index2]??0)+length;return at<(this.ends[index2]??0)?this.bytes[at]??0:this.kind(index2)==="tree"?SLASH2:0}readEntry(at){let{bytes:bytes2}=this,mode=0,start4=at;for(let byte=bytes2[start4]??SPACE;byte!==SPACE;byte=bytes2[++start4]??SPACE){if(byte<ZERO3||byte>ZERO3+7||start4-at>6)throw this.malformed("has an entry with an unreadable mode");mode=mode*8+(byte-ZERO3)}start4++;let end=bytes2.indexOf(0,start4),next=end+1+this.idLength;if(end<0||next>bytes2.length)throw this.malformed("is cut off");return this.modes.push(mode),this.starts.push(start4),this.ends.push(end),this.checkEntry(this.modes.length-1,mode),next}checkEntry(index2,mode){let start4=this.starts[index2]??0,end=this.ends[index2]??0,type=mode&FILE_TYPE;if(type!==32768&&type!==16384&&type!==40960&&type!==57344)throw this.malformed(`holds "${this.shown(index2)}" with the unknown mode ${mode.toString(8)}`);if(end===start4||end-start4>MAX_NAME2)throw this.malformed("has an entry without a name or with an endless one");if(isEscape(this.bytes,start4,end))throw this.malformed(`holds an entry with the reserved name "${this.shown(index2)}"`);if(index2!==0&&(this.compareNames(index2-1,this,index2)>=0||this.hasFileBefore(index2))){let twice=this.earlier(index2)>=0;throw this.malformed(`holds "${this.shown(index2)}" ${twice?"twice":"out of order"}`)}}hasFileBefore(index2){if(this.kind(index2)!=="tree"||!this.beginsWith(index2-1,index2))return!1;let low=0,high=index2;for(;low<high;){let middle=low+high>>>1,order=this.compareWithFile(middle,index2);if(order===0)return!0;order<0?low=middle+1:high=middle}return!1}beginsWith(index2,prefix){let[name3,start4]=[this.nameBytes(index2),this.nameBytes(prefix)];return name3.length>=start4.length&&name3.compare(start4,0,start4.length,0,start4.length)===0}compareWithFile(index2,named2){let[name3,file]=[this.nameBytes(index2),this.nameBytes(named2)],common=Math.min(name3.length,file.length),order=name3.compare(file,0,common,0,common);return order!==0?order:this.byteAfter(index2,common)-(file[common]??0)}earlier(index2){let name3=this.nameBytes(index2);for(let i=index2-1;i>=0;i--)if(this.nameBytes(i).equals(name3))return i;return-1}nameBytes(index2){return this.bytes.subarray(this.starts[index2],this.ends[index2])}shown(index2){return this.name(index2).slice(0,200)}malformed(reason){return new MalformedTreeError(this.id,reason)}},MalformedTreeError=class extends Error{constructor(tree,reason){super(`tree ${tree} ${reason}`);this.tree=tree;this.reason=reason;this.name="MalformedTreeError"}tree;reason};function isEscape(bytes2,start4,end){let length=end-start4;if(bytes2.subarray(start4,end).includes(SLASH2))return!0;if(bytes2[start4]!==46||length>4)return!1;let name3=bytes2.toString("latin1",start4,end).toLowerCase();return name3==="."||name3===".."||name3===".git"}var MAX_TREE_ENTRIES=1e6,MAX_FOLDERS=25e4,MAX_PATH_UNITS=128*1024*1024,MAX_PATH2=16384,MAX_TREE_BYTES=64*1024*1024,CHUNK=4096,GROUP_BYTES=16*1024*1024,HELD_BYTES=64*1024*1024,KNOWN_BYTES=128*1024*1024,TreeReader=class{constructor(objects,format){this.objects=objects;this.format=format;this.empty=emptyTreeId(format)}objects;format;headers=new Map;known=new Map;knownBytes=0;gate=new ByteGate(HELD_BYTES);empty;async list(tree){let budget=new PathBudget(MAX_TREE_ENTRIES,{subject:"a tree",reason:"holds",help:"Take the generated files out of the repository."});return(await this.diff(null,tree,budget)).flatMap(change=>change.after===null?[]:[change.after])}async diff(before,after,budget,within2=()=>!0){let found=[],level=before===after?[]:[{prefix:"",before,after}];for(;level.length>0;){let next=[];for(let at=0;at<level.length;at+=CHUNK){let chunk=level.slice(at,at+CHUNK),measured=await Promise.all(chunk.map(pair=>this.measure(pair)));for(let group of groupsOf(measured))await this.compareGroup(group,found,next,budget)}level=next.filter(pair=>within2(pair.prefix))}return found.sort(byPath)}forget(){this.headers.clear(),this.known.clear(),this.knownBytes=0}async compareGroup(group,found,next,budget){let bytes2=bytesOf(group);await this.gate.enter(bytes2);try{(await Promise.all(group.map(pair=>this.loadPair(pair)))).forEach(([left,right],index2)=>{let prefix=group[index2]?.prefix??"";for(let difference2 of entryPairs(left,right))collect2(difference2,prefix,found,next,budget)})}finally{this.gate.leave(bytes2)}}async measure({prefix,before,after}){let[left,right]=await Promise.all([this.header(before,prefix),this.header(after,prefix)]);return{prefix,before:left,after:right,bytes:(left?.size??0)+(right?.size??0)}}async header(id,prefix){if(id===null||id===this.empty)return null;let header=this.headers.get(id);header===void 0&&(header=this.objects.find(id),this.headers.set(id,header));let found=await header;if(found===null)throw missing2(id,prefix);return found}loadPair(pair){return Promise.all([this.load(pair.before,pair.prefix),this.load(pair.after,pair.prefix)])}async load(header,prefix){if(header===null)return null;try{return await(this.known.get(header.id)??this.read(header))}catch(error){throw error instanceof MalformedTreeError?malformed(error,prefix):error}}read(header){this.knownBytes>KNOWN_BYTES&&this.forget();let tree=this.objects.content(header,"tree",MAX_TREE_BYTES).then(bytes2=>new TreeObject(header.id,bytes2,idBytes(this.format)));return this.known.set(header.id,tree),this.knownBytes+=header.size,tree}};function groupsOf(pairs){let groups2=[],room=0;for(let pair of pairs){let group=groups2.at(-1);room-=pair.bytes,group!==void 0&&room>=0?group.push(pair):(groups2.push([pair]),room=GROUP_BYTES-pair.bytes)}return groups2}function bytesOf(pairs){return pairs.reduce((sum,{bytes:bytes2})=>sum+bytes2,0)}function*entryPairs(left,right){let l=0,r=0,lefts=left?.length??0,rights=right?.length??0;for(;l<lefts||r<rights;)if(left!==null&&right!==null&&l<lefts&&r<rights){if(left.sameEntry(l,right,r)){l++,r++;continue}let order=left.compareNames(l,right,r);order===0?yield{name:left.name(l),before:describe(left,l++),after:describe(right,r++)}:order<0?yield{name:left.name(l),before:describe(left,l++),after:null}:yield{name:right.name(r),before:null,after:describe(right,r++)}}else left!==null&&l<lefts?yield{name:left.name(l),before:describe(left,l++),after:null}:right!==null&&(yield{name:right.name(r),before:null,after:describe(right,r++)})}function describe(tree,index2){return{kind:tree.kind(index2),id:tree.object(index2)}}function collect2(pair,prefix,found,next,budget){let path=prefix+pair.name,{before,after}=pair;before?.kind===after?.kind&&before?.id===after?.id||(before?.kind==="tree"||after?.kind==="tree"?(budget.spendFolder(path),next.push({prefix:`${path}/`,before:before?.id??null,after:after?.id??null})):(budget.spendPath(path),found.push({path,before:entryAt(path,before),after:entryAt(path,after)})))}function entryAt(path,item){return item===null||item.kind==="tree"?null:{path,kind:item.kind,id:item.id}}function byPath(a,b){return a.path<b.path?-1:a.path>b.path?1:0}var PathBudget=class{constructor(limit,words){this.limit=limit;this.words=words}limit;words;paths=0;folders=0;units=0;spendPath(path){if(this.measure(path),++this.paths>this.limit)throw this.spent(this.limit,"paths")}spendFolder(path){if(this.measure(path),++this.folders>MAX_FOLDERS)throw this.spent(MAX_FOLDERS,"folders")}measure(path){if(path.length>MAX_PATH2)throw tooLong(path);if(this.units+=path.length,this.units>MAX_PATH_UNITS)throw this.spent(MAX_PATH_UNITS,"characters of paths")}spent(limit,of){let{subject:subject2,reason,help:help3}=this.words;return new UndecidedError({subject:subject2,reason:`${reason} more than ${limit.toLocaleString("en")} ${of}, the limit`,help:help3})}};function tooLong(path){return new UndecidedError({subject:`the path ${printable(path.slice(0,60))}…`,reason:`is longer than ${MAX_PATH2.toLocaleString("en")} characters`,help:"Take it out of the change."})}function missing2(tree,prefix){return new UndecidedError({subject:nameOf5(tree,prefix),reason:"is missing here: the clone is shallow or partial, or damaged",help:FETCH_HELP})}function nameOf5(tree,prefix){return`tree ${tree.slice(0,12)} (${prefix===""?"the top folder":`the folder ${printable(prefix)}`})`}function malformed(error,prefix){return new UndecidedError({subject:nameOf5(error.tree,prefix),reason:printable(error.reason),help:"Make the commit again with plain git commands; `git fsck` names the broken trees."})}var ROOM_PREFIX="handshake-check-",ROOM_HEAD=`ref: refs/heads/none
`,CleanRoom=class _CleanRoom{constructor(directory,binary,env,objectFormat){this.directory=directory;this.objectFormat=objectFormat;this.command={binary,env:roomEnvironment(env,binary,directory),cwd:directory},this.objects=new ObjectReader(this.command),this.trees=new TreeReader(this.objects,objectFormat)}directory;objectFormat;objects;trees;command;closing=new AbortController;static open(binary,env,layout){let directory="";try{directory=mkdtempSync(join2(tmpdir(),`${ROOM_PREFIX}${pid}-`)),furnish(directory,layout)}catch(error){throw directory!==""&&remove(directory),error instanceof UndecidedError?error:unwritable(error)}return new _CleanRoom(directory,binary,env,layout.objectFormat)}git(args,options={}){return runGit(this.command,args,{...options,unwanted:this.closing.signal})}gitOnWorkTree(workTree,args,options={}){let command2={...this.command,env:{...this.command.env,GIT_WORK_TREE:workTree}};return runGit(command2,args,{...options,unwanted:this.closing.signal})}async close(){this.closing.abort(),await this.objects.close(),remove(this.directory)}};function furnish(room,layout){mkdirSync(join2(room,"objects","info"),{recursive:!0}),mkdirSync(join2(room,"refs")),writeFileSync(join2(room,"HEAD"),ROOM_HEAD),writeFileSync(join2(room,"config"),config(layout.objectFormat)),writeFileSync(join2(room,"objects","info","alternates"),layout.objectDirectories.map(alternateLine).join(""))}function config(format){return`[core]
	repositoryFormatVersion = ${format==="sha256"?1:0}
	bare = true
	commitGraph = false
${format==="sha256"?`[extensions]
	objectFormat = sha256
`:""}`}function alternateLine(path){if(/["\n]/.test(path))throw new UndecidedError({subject:"the path of the object store",reason:"holds a quote or a line break",help:"Move the repository to a folder with a plain name."});return`${path}
`}function remove(directory){rmSync(directory,{recursive:!0,force:!0,maxRetries:3})}function unwritable(error){return new UndecidedError({subject:`the temporary folder ${tmpdir()}`,reason:`cannot be written (${error instanceof Error?error.message:String(error)})`,help:"Free some space there, or point `TMPDIR` to a folder that can be written."},{cause:error})}import{createHash as createHash8}from"node:crypto";import{mkdirSync as mkdirSync2,writeFileSync as writeFileSync2}from"node:fs";import{join as join3}from"node:path";import{deflateSync}from"node:zlib";var NOBODY="handshake-check <handshake-check@localhost> 0 +0000";function writeEndMark(room,path,text){let names2=(path??"end").split("/").filter(name3=>name3!==""),entry={mode:"100644",id:writeObject(room,"blob",Buffer.from(text))};for(let name3 of names2.toReversed()){let raw=Buffer.concat([Buffer.from(`${entry.mode} ${name3}\0`),Buffer.from(entry.id,"hex")]);entry={mode:"40000",id:writeObject(room,"tree",raw)}}let commit=`tree ${entry.id}
author ${NOBODY}
committer ${NOBODY}

The end
`;return writeObject(room,"commit",Buffer.from(commit))}function writeObject({directory,objectFormat},type,content){let object=Buffer.concat([Buffer.from(`${type} ${content.length}\0`),content]),id=createHash8(objectFormat).update(object).digest("hex"),folder=join3(directory,"objects",id.slice(0,2));return mkdirSync2(folder,{recursive:!0}),writeFileSync2(join3(folder,id.slice(2)),deflateSync(object)),id}async function commitsBetween(room,base,head,limit){let range=base===null?[head]:[head,`^${base}`],args=["rev-list","--topo-order","--reverse",`--max-count=${limit}`,...range,"--"],ids=await listIds(room,args);if(!(ids.length>0?ids.at(-1)===head:base!==null&&await isAncestor(room,head,base)))throw gitFailure(args,"wrote an incomplete answer","");return ids}async function isAncestor(room,one,of){return one===of||(await mergeBases(room,one,of)).includes(one)}async function mergeBases(room,one,other){return listIds(room,["merge-base","--all",one,other],[0,1])}async function listIds(room,args,accept=[0]){let{code,stdout,stderr}=await room.git(args,{accept}),lines2=stdout.toString("latin1").split(`
`);if(!(lines2.pop()===""&&lines2.every(isObjectId))||code!==0&&(lines2.length>0||stderr!==""))throw gitFailure(args,"wrote an incomplete answer",stderr);return lines2}var RAISE="the limits can be raised in the configuration of the base, up to a ceiling.";function tooLarge2(path,size,limit){return{subject:path,reason:`is ${size.toLocaleString("en")} bytes, the limit is ${limit.toLocaleString("en")}`,help:`Make the file smaller; ${RAISE}`}}function tooManyLines(path,limit){return{subject:path,reason:`has more than ${limit.toLocaleString("en")} lines, the limit`,help:"Make the file shorter: move what is no contract and no record into a document of its own."}}function tooMuch(limit){return{subject:"this run",reason:`has more than ${limit.toLocaleString("en")} bytes to read, the limit`,help:"Divide the change into smaller ones, or move large files out of the governed folders."}}function hasMoreLines(content,limit){if(content.length<=limit)return!1;let lines2=0;for(let at=content.indexOf(LINE_FEED);at>=0;at=content.indexOf(LINE_FEED,at+1))if(++lines2>limit)return!0;return!1}var LINE_FEED=10,TOO_MANY_PATHS={subject:"the change",reason:"touches",help:`Divide it into smaller changes; ${RAISE}`};function tooManyCommits(range,limit){return{subject:printable(range),reason:`holds more than ${limit.toLocaleString("en")} commits, the limit`,help:`Judge it in smaller ranges; ${RAISE}`}}var MOST_BYTES=256*1024*1024,BlobStore=class{constructor(mostBytes=MOST_BYTES){this.mostBytes=mostBytes}mostBytes;contents=new Map;admitted=new Set;bytes=0;admit({id,path},size){let key=`${id} ${path}`;if(!this.admitted.has(key)&&(this.admitted.add(key),this.bytes+=size,this.bytes>this.mostBytes))throw new UndecidedError(tooMuch(this.mostBytes))}size(id){let held=this.contents.get(id);return held===void 0?null:Buffer.byteLength(held)}put(id,bytes2){this.contents.set(id,bytes2)}holdAsText(id,text){this.contents.set(id,text)}get(entry){let held=this.contents.get(entry.id);if(held===void 0)throw new NotLoadedError(entry);return typeof held=="string"?Buffer.from(held,"utf8"):held}};function listedSnapshot(name3,commit,entries,store){let byPath2=new Map;for(let entry of entries)byPath2.set(entry.path,entry);let sorted=null;return{name:name3,commit,entry:path=>byPath2.get(path),paths(){return sorted??=[...byPath2.keys()].sort(),sorted},bytes:entry=>store.get(entry),holdAsText:({id},text)=>store.holdAsText(id,text)}}async function treeSnapshot({room,store},name3,commit,tree){return listedSnapshot(name3,commit,tree===null?[]:await room.trees.list(tree),store)}async function ancestorSnapshot(opened,commit,asked){let{room,base}=opened,name3=commit.slice(0,12),found=await room.objects.find(commit);if(found?.type!=="commit"){let actual=found?`which is a ${found.type}, expected a commit`:"which this clone does not have";throw new UndecidedError({subject:asked,reason:`names ${name3}, ${actual}`,help:FETCH_HELP})}if(!(base.commit===null?[]:await mergeBases(room,commit,base.commit)).includes(commit))throw new UndecidedError({subject:asked,reason:`names ${name3}, which is not in the history of ${base.snapshot.name}`,help:`Name a commit that is: git merge-base --is-ancestor ${name3} HEAD`});let{tree}=await readCommit(room.objects,commit);return treeSnapshot(opened,`commit ${name3}`,commit,tree)}import{closeSync as closeSync2,constants as constants3,fstatSync as fstatSync2,openSync as openSync2,readFileSync as readFileSync2,writeFileSync as writeFileSync3}from"node:fs";import{join as join4}from"node:path";import{crc32 as crc322}from"node:zlib";var FACTS_FILE="handshake-check.facts",MOST_BYTES2=32*1024*1024,MOST_ADDED=8*1024*1024,{O_APPEND,O_CREAT,O_NOFOLLOW,O_NONBLOCK,O_RDONLY,O_TRUNC,O_WRONLY}=constants3;function factFile({layout,environment},purpose){if(environment.CI)return null;let file=join4(layout.commonDirectory,FACTS_FILE),header=`handshake-check facts: ${purpose}`,seed=crc322(header),opened=null,held=()=>(opened??=hold(file,header),opened),added=[],bytes2=0;return{get(key){let line=held().lines?.get(key),tab=line?.indexOf(9)??-1;if(!line||tab<0)return null;let fact=line.subarray(tab+1);return line.toString("latin1",0,tab)===String(crc322(fact,crc322(`${key}	`,seed)))&&fact.length>0?fact.toString("utf8"):null},put(key,make){if(bytes2>MOST_ADDED)return;let fact=make();bytes2+=fact.length,added.push(`${key}	${crc322(`${key}	${fact}`,seed)}	${fact}
`)},save(){if(added.length===0)return;let text=added.join("");try{let{lines:lines2,size}=held();lines2!==null&&size+text.length<MOST_BYTES2?append(file,text):replace(file,`${header}
${text}`)}catch{}}}}function hold(file,header){let bytes2=read(file);return bytes2===null?{lines:null,size:0}:{lines:bytes2.subarray(0,bytes2.indexOf(10)+1).toString("utf8")===`${header}
`?index(bytes2):null,size:bytes2.length}}function index(bytes2){let lines2=new Map;for(let at=0;at<bytes2.length;){let end=bytes2.indexOf(10,at);if(end<0)break;let tab=bytes2.indexOf(9,at);tab>=0&&tab<end&&lines2.set(bytes2.toString("utf8",at,tab),bytes2.subarray(tab+1,end)),at=end+1}return lines2}function read(file){let handle=null;try{handle=openSync2(file,O_RDONLY|O_NOFOLLOW|O_NONBLOCK);let stat2=fstatSync2(handle);return stat2.isFile()&&stat2.size<=MOST_BYTES2?readFileSync2(handle):null}catch{return null}finally{handle!==null&&closeSync2(handle)}}function append(file,text){writeTo(openSync2(file,O_WRONLY|O_APPEND|O_NOFOLLOW|O_NONBLOCK),`
${text}`)}function replace(file,text){writeTo(openSync2(file,O_WRONLY|O_CREAT|O_TRUNC|O_NOFOLLOW|O_NONBLOCK,384),text)}function writeTo(handle,text){try{writeFileSync3(handle,text)}finally{closeSync2(handle)}}var MARK="//";async function lastTouched(room,commit,paths){let touched=new Map;if(commit===null)return touched;let shown3=["-z","--name-only","--no-renames","--no-ext-diff","--no-textconv",`--format=${MARK}%ct %H`],end=writeEndMark(room,paths[0]??null,"end"),args=["log","--full-history","--no-merges",...shown3,commit,end,"--",...paths],{stdout,stderr}=await room.git(args),time=null,afterTime=!1,isEnd=!1,isWhole=!1;for(let start4=0;start4<stdout.length;){let stop=stdout.indexOf(0,start4);if(stop<0)throw gitFailure(args,"wrote an incomplete answer",stderr);let record=stdout.subarray(afterTime&&stdout[start4]===LINE_FEED2?start4+1:start4,stop);if(start4=stop+1,afterTime=record.subarray(0,MARK.length).toString("latin1")===MARK,afterTime){let[seconds="",id=""]=record.subarray(MARK.length).toString("latin1").split(" ");isEnd=id===end,time=Number(seconds)}else if(isEnd)isWhole=!0;else if(record.length>0){if(time===null||!Number.isSafeInteger(time))throw gitFailure(args,"wrote an unreadable answer",stderr);let path=pathFromBytes(record);touched.set(path,Math.max(time,touched.get(path)??0))}}if(!isWhole)throw gitFailure(args,"wrote an incomplete answer",stderr);return touched}var LINE_FEED2=10;function gitSource(repository,steps){let store=new BlobStore,room=null,base=null,local,kept2=null,open2=()=>{if(!room||!base)throw new Error("the source was asked before its base was");return{room,base}};return{async base(){return room??=CleanRoom.open(repository.user.binary,repository.environment,repository.layout),base??=await steps.base({repository,room,store}),base.snapshot},async survey(limits){let surveyed=await steps.survey({...open2(),repository,store,limits});return local=surveyed.local,surveyed.changeset},async load(wanted2){let opened=open2();return(await Promise.all(wanted2.map(each=>loadOne(each,store,opened.room,local)))).filter(refused2=>refused2!==null)},signatureHistory(signatures,paths){let opened=open2();return searchHistory(opened.room,opened.base.commit,signatures,paths)},lastTouched(paths){let opened=open2();return lastTouched(opened.room,opened.base.commit,paths)},ancestor:(commit,asked)=>ancestorSnapshot({...open2(),repository,store},commit,asked),facts(purpose){return steps.readsAnew?null:(kept2??=factFile(repository,purpose),kept2)},async close(){kept2?.save(),kept2=null,await room?.close(),room=null}}}async function loadOne({entry,maxBytes,maxLines=maxBytes},store,room,local){let known=store.size(entry.id),file=known===null?local?.(entry)??null:null,size=known??file?.size??await blobSize(room,entry);return size>maxBytes?{entry,...tooLarge2(entry.path,size,maxBytes)}:(store.admit(entry,size),known===null&&store.put(entry.id,file?file.read():await room.objects.read(entry.id,"blob",maxBytes)),size>maxLines&&hasMoreLines(store.get(entry),maxLines)?{entry,...tooManyLines(entry.path,maxLines)}:null)}async function blobSize(room,entry){let header=await room.objects.find(entry.id);if(header)return header.size;throw new UndecidedError({subject:entry.path,reason:`is not in the object store (${entry.id.slice(0,12)})`,help:FETCH_HELP})}async function searchHistory(room,base,signatures,paths){let commits=new Map;for(let signature of signatures){if(base===null){commits.set(signature,[]);continue}let search=["-m","--full-history","--no-renames","--no-ext-diff","--no-textconv",`-S${signature}`],end=writeEndMark(room,paths[0]??null,signature),args=["log","--format=%H",...search,base,end,"--",...paths],{stdout,stderr}=await room.git(args),lines2=stdout.toString("latin1").split(`
`);if(lines2.pop()!==""||!lines2.every(isObjectId)||!lines2.includes(end))throw gitFailure(args,"wrote an incomplete answer",stderr);commits.set(signature,[...new Set(lines2.filter(line=>line!==end))])}return{commits}}function wholeSource(repository,commit,now=Math.floor(Date.now()/1e3)){return gitSource(repository,{base:async opened=>{let{tree}=await readCommit(opened.room.objects,commit);return{snapshot:await treeSnapshot(opened,`commit ${commit.slice(0,12)}`,commit,tree),commit,tree}},survey:async({base:{snapshot}})=>({changeset:{base:snapshot,head:snapshot,result:snapshot,changes:[],commits:[],judgesCommits:!1,whole:!0,now,signatureHistory:null}})})}var NOTHING3={errors:0,warnings:0,inherited:0,waived:0,packets:{changed:0,examined:0,total:0},commits:0};function undecidedReport(names2,undecided){let{subject:subject2,reason,help:help3}=undecided;return{...withoutFindings(names2),outcomes:[],verdict:"inconclusive",undecided:[{subject:subject2,reason,help:help3}],notices:[],counts:{...NOTHING3,undecided:1}}}function nothingReport(names2,reason){return{...withoutFindings(names2),outcomes:names2.rules.flatMap(rule=>scopesOf(rule).map(scope=>({rule:rule.id,scope,outcome:"not-applicable",examined:0,reason}))),verdict:"pass",undecided:[],notices:[{kind:"left-out",text:reason}],counts:{...NOTHING3,undecided:0}}}function overtakenReport(report,{subject:subject2,reason,help:help3}){let undecided=[...report.undecided,{subject:subject2,reason,help:help3}];return{...report,verdict:"inconclusive",undecided,counts:{...report.counts,undecided:undecided.length}}}function withoutFindings({door,toolVersion,base,head}){return{version:1,tool:{name:"handshake-check",version:toolVersion},door,base,head,diagnostics:[]}}import{existsSync}from"node:fs";async function mergeMechanically(room,pairs,options){if(pairs.length===0)return[];let args=["-c",`merge.directoryRenames=${options.directoryRenames}`,"merge-tree","--write-tree","--stdin","-z","--name-only","--no-messages",...options.unrelated?["--allow-unrelated-histories"]:[]],input=pairs.map(pair=>`${pair.ours} ${pair.theirs}
`).join(""),{stdout}=await room.git(args,{input}),merges=parseMerges(stdout);if(merges===null||merges.length!==pairs.length)throw gitFailure(args,"wrote an incomplete answer","");return merges}function parseMerges(output){let merges=[],at=0,next=()=>{let end=output.indexOf(0,at);if(end<0)return null;let field=output.subarray(at,end);return at=end+1,field};for(;at<output.length;){let status=next()?.toString("latin1"),tree=next()?.toString("latin1")??"",conflicts=[];for(let path=next();path===null||path.length>0;path=next()){if(path===null)return null;conflicts.push(pathFromBytes(path))}if(!isObjectId(tree)||status==="1"!=(conflicts.length===0)||status!=="0"&&status!=="1")return null;merges.push({tree,conflicts})}return merges}function subjectOf(message){return message.trimStart().split(`
`,1)[0]?.trimEnd()??""}var TRAILER=/^([A-Za-z0-9][A-Za-z0-9-]*): (\S(?:.*\S)?)$/u,ODD=/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffd]/u,ANY_LINE_END=/\r\n|[\n-\r\u0085\u2028\u2029]/u,INVISIBLE=/[\p{Cf}\p{Mn}\p{Cc}]/gu,LOOKALIKES={о:"o",ο:"o",օ:"o",е:"e",ҽ:"e","ӏ":"l",ı:"l",г:"r"},SKIP_WORD=/\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]/i,SKIP_TRAILER=/^skip-checks: {0,9}true$/i;function parseTrailers(message){let lines2=message.split(ANY_LINE_END),roleLines=lines2.filter(mayMeanRole),block=trailerBlock(message),workPackets=block.filter(([token2])=>token2.toLowerCase()==="work-packet").map(([,value])=>value);return{role:declaredRole(block,roleLines),roleLines,workPackets,skipLines:lines2.filter(skipsChecks)}}function declaredRole(block,roleLines){let[only,second]=roleLines;if(only===void 0||second!==void 0)return null;let value=block.find(([token2])=>token2==="Role")?.[1];return value!==void 0&&isRole(value)&&only===`Role: ${value}`?value:null}function mayMeanRole(line){let folded3=[...line.normalize("NFKC").replace(INVISIBLE,"").toLowerCase()].map(char=>LOOKALIKES[char]??char).join("");return/^\s*role\s*[:=]/.test(folded3)}function skipsChecks(line){return SKIP_WORD.test(line)||SKIP_TRAILER.test(line.trim())}function trailerBlock(message){let lines2=message.split(`
`).map(withoutBlankEnd);if(lines2.some(cutsMessage))return[];for(;lines2.at(-1)==="";)lines2.pop();let start4=lines2.lastIndexOf("")+1;if(!lines2.slice(0,start4).some(line=>line.trim()!==""))return[];let block=[];for(let line of lines2.slice(start4)){let[,token2,value]=TRAILER.exec(line)??[];if(token2===void 0||value===void 0||ODD.test(line))return[];block.push([token2,value])}return block}function withoutBlankEnd(line){let text=line.trimEnd();return ODD.test(line.slice(text.length))?line:text}function cutsMessage(line){return/^---(?:\s|$)/.test(line)||/^\S{1,4} -{8,} (?:>8|8<|%<|>%) -{8,}/.test(line)||line==="Conflicts:"||line.includes("\0")}var CHUNK2=64;function differenceOf({room,limits},before,after){return room.trees.diff(before,after,new PathBudget(limits.changedPaths,TOO_MANY_PATHS))}async function readCommits(comparing,ids){let reader=new CommitReader(comparing),commits=[];for(let at=0;at<ids.length;at+=CHUNK2)commits.push(...await Promise.all(ids.slice(at,at+CHUNK2).map(id=>reader.read(id)))),comparing.room.trees.forget();return commits}async function ownChangesOfMerge(comparing,parents,tree){let{tree:merged3,conflicts}=await mergeAll(comparing.room,parents.map(({id})=>id));return(await differenceOf(comparing,merged3,tree)).filter(({path})=>!conflicts.has(path)||parents.every(({changes})=>changes.some(change=>change.path===path)))}var CommitReader=class{constructor(comparing){this.comparing=comparing}comparing;objects=new Map;async read(id){let commit=await this.object(id),parents=await this.parentChanges(commit);return{id,subject:subjectOf(commit.message),trailers:parseTrailers(commit.message),author:commit.author,committer:commit.committer,parents,ownChanges:await this.ownChanges(commit,parents)}}object(id){let commit=this.objects.get(id);return commit||(commit=readCommit(this.comparing.room.objects,id),this.objects.set(id,commit)),commit}async parentChanges({tree,parents}){return parents.length===0?[{parent:null,changes:await differenceOf(this.comparing,null,tree)}]:Promise.all(parents.map(async parent=>({parent,changes:await differenceOf(this.comparing,(await this.object(parent)).tree,tree)})))}ownChanges({tree},parents){let[only,...others]=parents;if(!only||others.length===0)return Promise.resolve(only?.changes??[]);let merged3=parents.flatMap(({parent,changes})=>parent===null?[]:[{id:parent,changes}]);return ownChangesOfMerge(this.comparing,merged3,tree)}};async function mergeAll(room,parents){let conflicts=new Set,[ours=""]=parents,{tree}=await readCommit(room.objects,ours);for(let[index2,theirs]of parents.slice(1).entries()){let[merge]=await mergeMechanically(room,[{ours,theirs}],{directoryRenames:!1,unrelated:!0});if(!merge)throw new Error("one merge was asked for and none was answered");tree=merge.tree;for(let path of merge.conflicts)conflicts.add(path);index2+2<parents.length&&(ours=await commitOf(room,tree,[ours,theirs]))}return{tree,conflicts}}async function commitOf(room,tree,parents){let args=[...["-c","user.name=handshake-check","-c","user.email=handshake-check@localhost"],"commit-tree",tree,...parents.flatMap(parent=>["-p",parent]),"-m","merge"],{stdout,stderr}=await room.git(args),id=stdout.toString("latin1").trim();if(!isObjectId(id))throw gitFailure(args,"wrote an unreadable answer",stderr);return id}async function readSide(opened,side){let{commit}=side,tree=commit===null?null:(await readCommit(opened.room.objects,commit)).tree;return{snapshot:await treeSnapshot(opened,nameOf6(side),commit,tree),commit,tree}}async function surveyRange(survey,baseName2,head,{now,replaces=!1}){let{room,limits}=survey,{snapshot,tree:baseTree}=survey.base,base={name:baseName2,commit:survey.base.commit},headTree=(await readCommit(room.objects,head.commit)).tree,ids=await commitsOf(survey,base,head);if(ids.length>limits.commits)throw new UndecidedError(tooManyCommits(`${base.name}..${head.name}`,limits.commits));let commits=await readCommits(survey,ids),headSnapshot=await treeSnapshot(survey,nameOf6(head),head.commit,headTree),resultTree=replaces?headTree:await mergedTree(survey,base,head,headTree);return{base:snapshot,head:headSnapshot,result:resultTree===headTree?headSnapshot:await treeSnapshot(survey,`${nameOf6(head)} merged into ${nameOf6(base)}`,null,resultTree),changes:await differenceOf(survey,baseTree,resultTree),commits,judgesCommits:!0,whole:!1,now,signatureHistory:null}}async function commitsOf({room,repository,limits},base,head){try{return await commitsBetween(room,base.commit,head.commit,limits.commits+1)}catch(error){throw!(error instanceof UndecidedError)||!existsSync(repository.layout.shallowFile)?error:new UndecidedError({subject:`${printable(base.name)}..${printable(head.name)}`,reason:"reaches beyond what this shallow clone holds of the history",help:FETCH_HELP},{cause:error})}}function nameOf6({name:name3,commit}){return commit===null?name3:`${printable(name3)} (${commit.slice(0,12)})`}async function mergedTree(survey,base,head,headTree){let{room}=survey,baseTree=survey.base.tree;if(base.commit===null||baseTree===null||base.commit===head.commit)return headTree;let bases=await mergeBases(room,base.commit,head.commit);if(bases.length===0)throw new UndecidedError({subject:printable(head.name),reason:`shares no history with ${printable(base.name)}`,help:`Start the branch from ${printable(base.name)}, or fetch the whole history of both.`});if(bases.includes(base.commit))return headTree;if(bases.includes(head.commit))return baseTree;let pair=[{ours:base.commit,theirs:head.commit}],[plain3]=await mergeMechanically(room,pair,{directoryRenames:!1,unrelated:!1}),[renamed]=await mergeMechanically(room,pair,{directoryRenames:!0,unrelated:!1});if(!plain3||!renamed)throw new Error("two merges were asked for and not answered");let conflicts=[...new Set([...plain3.conflicts,...renamed.conflicts])];if(conflicts.length>0)throw unmerged(base,head,`conflicts in ${conflicts.slice(0,5).map(printable).join(", ")}`);if(plain3.tree!==renamed.tree){let differing=await differenceOf(survey,plain3.tree,renamed.tree);throw unmerged(base,head,`depends on git's setting merge.directoryRenames for ${pathsOf(differing)}`)}return plain3.tree}function pathsOf(changes){return changes.slice(0,5).map(({path})=>printable(path)).join(", ")}function unmerged(base,head,what){return new UndecidedError({subject:`the merge of ${printable(head.name)} into ${printable(base.name)}`,reason:what,help:`Merge or rebase onto ${printable(base.name)}: git merge ${printable(base.name)}`})}function changeSource(repository,{base,head,landed},now){return gitSource(repository,{base:async opened=>{let commit=base.commit===null?null:await peelToCommit(opened.room.objects,base.commit,base.name);return readSide(opened,{name:base.name,commit})},survey:async survey=>{let commit=await peelToCommit(survey.room.objects,head.commit,head.name),found={name:head.name,commit};return{changeset:await surveyRange(survey,base.name,found,{now,replaces:landed})}}})}var HeadMoved=class extends UndecidedError{};async function endsOf(remote,{base,head,followsHead}){let refs=[...base.commit==="live"?[base]:[],...head.commit==="live"||followsHead?[head]:[]].flatMap(({ref})=>ref??[]),tips=refs.length===0?new Map:await remote.tips(refs),headCommit=commitOf2(head,tips);if(headCommit===null)throw new TypeError("a head is always a commit");if(followsHead&&head.ref!==null&&tips.get(head.ref)!==headCommit)throw headMoved(head.ref,headCommit,tips);return{base:{name:nameOf7(base),commit:commitOf2(base,tips)},head:{name:nameOf7(head),commit:headCommit}}}function tipOf(tips,ref){let tip=tips.get(ref);if(tip!==void 0)return tip;throw new UndecidedError({subject:printable(ref),reason:"is not on the server, expected it there",help:"Look whether the branch was deleted or renamed, and whether the token may see it: `permissions: contents: read`."})}function wantedFor({base,head},target){let ofHead={commit:head.commit,ref:target.head.ref};return base.commit===null?[ofHead]:[{commit:base.commit,ref:target.base.ref},ofHead]}function commitOf2({ref,commit},tips){if(commit!=="live")return commit;if(ref===null)throw new TypeError("what is live has a ref");return tipOf(tips,ref)}function nameOf7({ref,commit}){return commit===null?"the empty tree":ref??`commit ${commit.slice(0,12)}`}function headMoved(ref,expected2,tips){let now=tips.get(ref);return new HeadMoved({subject:printable(ref),reason:`is ${now===void 0?"gone":`at ${now.slice(0,12)}`}, expected ${expected2.slice(0,12)}: head has moved since this run was started`,help:"Look at the newest run: it judges what is there now."})}var Approvals=class{constructor(askForge){this.askForge=askForge}askForge;answer=null;get known(){return this.answer!==null}ask=async accounts=>{let approvals=await this.askForge(accounts);return this.answer={accounts:new Set(accounts.map(lower)),approvals},approvals};recall=accounts=>{let{answer}=this,known=answer?.accounts;if(!answer||!accounts.every(account=>known?.has(lower(account))))return Promise.reject(new UndecidedError({subject:"the configuration of the change",reason:"counts the approvals of other accounts, which were not asked for",help:"Nothing has to be done: they are asked for once it has landed."}));let wanted2=new Set(accounts.map(lower));return Promise.resolve(answer.approvals.filter(({account})=>wanted2.has(lower(account))))}};function lower(login){return login.toLowerCase()}function changeOfPush(target,protectedBranch){let{ref,before,after}=target,isProtected=ref===protectedBranch;if(after===null){if(isProtected)throw deletedProtected(ref);return{kind:"nothing",reason:`${printable(ref)} was deleted: there is no commit to judge`}}return{event:"push",kind:"change",pullRequest:null,base:isProtected?{ref:null,commit:before}:{ref:protectedBranch,commit:"live"},head:{ref,commit:after},followsHead:!1,landed:isProtected}}function deletedProtected(ref){return new UndecidedError({subject:printable(ref),reason:"is the protected branch and was deleted",help:"Put it back to the commit that it was at: the event names it as `before`."})}function surveyedOnce(source){let surveyed=null;return{source:{...source,survey(limits){return surveyed??=source.survey(limits),surveyed}},changeset:()=>Promise.resolve(surveyed)}}var UNTOLD={preview:null,remarks:[],overtaken:!1},MOST_ROUNDS=3,UNKNOWN={name:"unknown",commit:null};async function runGate(parts2){let warnings=[],result=await resultOf(parts2,warnings);try{warnings.push(...await parts2.outputs.publish(result))}catch(error){warnings.push(`The result could not be told in full: ${sentenceOf(error)}`)}return{result,warnings}}async function resultOf(parts2,warnings){let question=null;try{question=parts2.ask();let decision=await new Run(parts2,question).decide();return{...decision,target:question.target,exitCode:exitCodeOf(decision.report,question.failOn)}}catch(error){let report=undecidedReport({...parts2,door:"action",base:UNKNOWN,head:UNKNOWN},undecidedBy(error)),target=question?.target??null,overtaken=error instanceof HeadMoved;return{...UNTOLD,report,target,head:null,rounds:0,exitCode:2,overtaken}}finally{try{question?.remote.close()}catch(error){warnings.push(`What was fetched could not be removed: ${sentenceOf(error)}`)}}}function sentenceOf(error){let{subject:subject2,reason}=undecidedBy(error);return`${subject2} ${reason}.`}function exitCodeOf({verdict,counts},failOn){let code=EXIT_CODES[verdict];return code===0&&failOn==="warning"&&counts.warnings>0?1:code}var Run=class{constructor(parts2,question){this.parts=parts2;this.question=question}parts;question;async decide(){let{target}=this.question;if(target.kind==="whole")return this.decideWhole(target.head.ref,target.head.commit);if(target.kind==="change")return this.decideChange(target);let change=changeOfPush(target,await this.protectedBranch(target));if(change.kind==="change")return this.decideChange(change);let names2={...this.parts,door:"action",base:UNKNOWN,head:{name:target.ref,commit:null}};return{...UNTOLD,report:nothingReport(names2,change.reason),head:null,rounds:0}}async protectedBranch({defaultBranch}){let{remote}=this.question,tip=(await remote.tips([defaultBranch])).get(defaultBranch);if(tip===void 0)return defaultBranch;let repository=await remote.fetch([{commit:tip,ref:defaultBranch}]),side={name:defaultBranch,commit:tip};return closing(changeSource(repository,{base:side,head:side,landed:!1},this.parts.now()),async source=>{let{protectedBranch}=await lawOf(source,await source.base(),this.options());if(protectedBranch===null)return defaultBranch;let ref=`refs/heads/${protectedBranch}`;if(isFullRef(ref))return ref;throw new UndecidedError({subject:`protectedBranch in ${defaultBranch}`,reason:`is "${printable(protectedBranch)}", expected the name of a branch`,help:"Write it without refs/heads/, in a change of its own."})})}async decideWhole(ref,commit){let{remote}=this.question,name3=ref??"the commit of the event",head=commit==="live"||commit===null?tipOf(await remote.tips([name3]),name3):commit,repository=await remote.fetch([{commit:head,ref}]),report=await closing(wholeSource(repository,head,this.parts.now()),source=>check(source,this.options()));return{...UNTOLD,report,head,rounds:1}}async decideChange(asked){let{remote}=this.question,ends=await endsOf(remote,asked),target={...asked,head:{...asked.head,commit:ends.head.commit},followsHead:asked.followsHead||asked.head.commit==="live"};for(let rounds=1;;rounds++){let judged4={...UNTOLD,...await this.judge(target,ends),head:ends.head.commit,rounds};try{let after=await endsOf(remote,target);if(after.base.commit===ends.base.commit)return judged4;if(rounds===MOST_ROUNDS)throw baseMoves(after);ends=after}catch(error){let report=overtakenReport(judged4.report,undecidedBy(error));return{...judged4,preview:null,report,overtaken:error instanceof HeadMoved}}}}async judge(target,ends){try{let repository=await this.question.remote.fetch(wantedFor(ends,target)),{landed}=target;return await closing(changeSource(repository,{...ends,landed},this.parts.now()),source=>this.judgeSource(source,target))}catch(error){let names2={...this.parts,door:"action",base:ends.base,head:ends.head};return{...UNTOLD,report:undecidedReport(names2,undecidedBy(error))}}}async judgeSource(source,target){let once=surveyedOnce(source),approvals=new Approvals(accounts=>this.question.platform.approvals(target,accounts)),ask=target.landed?{}:{approvals:approvals.ask},report=await check(once.source,{...this.options(),...ask}),changeset=await once.changeset();return{report,...await this.beside(once.source,changeset,approvals)}}async beside(source,changeset,approvals){if(changeset===null)return{preview:null,remarks:[]};let path=this.question.config??CONFIG_PATH,remarks=[],tried=async(what,show)=>{try{return await show()}catch(error){return remarks.push(`There is no ${what}: ${sentenceOf(error)}`),null}};if(await tried("drawing of the packets",()=>this.parts.look(source,changeset,this.options())),changeset.base.entry(path)?.id===changeset.result.entry(path)?.id)return{preview:null,remarks};remarks.push(`The change touches ${printable(path)}: it is judged by the configuration of the base, and its own takes effect after the merge.`);let known=approvals.known?{approvals:approvals.recall}:{};return{preview:await tried("preview",()=>check(source,{...this.options(),...known,lawFrom:"result"})),remarks}}options(){let{question,parts:parts2}=this;return{rules:parts2.rules,door:"action",toolVersion:parts2.toolVersion,...question.config===null?{}:{configPath:question.config}}}};async function closing(source,use){try{return await use(source)}finally{await source.close()}}function baseMoves({base}){return new UndecidedError({subject:printable(base.name),reason:`moved each of the ${MOST_ROUNDS} times that the change was judged, and is at ${base.commit?.slice(0,12)??"no commit"} now`,help:"Run the job again when fewer merges are under way, or use a merge queue."})}import{setTimeout as sleep}from"node:timers/promises";var DEFAULT_MANNERS={timeLimit:2e4,maxBytes:32*1024*1024,wait:async milliseconds=>{await sleep(milliseconds)},now:()=>Date.now(),log:()=>{}},ATTEMPTS=3,PAUSES=[1e3,4e3],LONGEST_WAIT=6e4,ForgeError=class extends Error{status;limitedFor;lasting;constructor(words,{status=null,limitedFor=null,lasting=!1}={}){super(words),this.name="ForgeError",this.status=status,this.limitedFor=limitedFor,this.lasting=lasting}};function unreadable5(){return new ForgeError("the forge's answer is not what its description says")}async function patiently(ask,changes,{wait,now}){for(let attempt2=1;;attempt2+=1)try{return await ask()}catch(error){let failure=failureOf(error,now()),pause=pauseAfter(failure,changes,attempt2);if(pause===null)throw failure;await wait(pause)}}function mannerly(fetch2,manners){let{timeLimit,now,log}=manners;return async(input,init)=>{let method=init?.method??"GET",started2=now(),signal=AbortSignal.timeout(timeLimit),told=outcome=>log(`${method} ${pathOf(String(input))}: ${outcome} after ${now()-started2} ms`);try{let answer=await fetch2(input,{...init,signal,redirect:method==="GET"?"follow":"manual"}),body=await boundedBody(answer,manners.maxBytes);return told(String(answer.status)),new Response(answer.status===204||answer.status===304?null:body,{status:answer.status,headers:[...answer.headers]})}catch(error){let failure=transportFailure(error,signal.aborted,timeLimit);throw told(failure.message),failure}}}function pauseAfter({limitedFor,lasting},changes,attempt2){return attempt2>=ATTEMPTS?null:limitedFor!==null?limitedFor<=LONGEST_WAIT?limitedFor:null:changes==="reads"&&!lasting?PAUSES[attempt2-1]??null:null}function failureOf(error,now){if(error instanceof ForgeError)return error;let{status,response,cause}=isThrown(error)?error:{};if(cause instanceof ForgeError)return cause;if(!isRecord(response))return new ForgeError("the request to the forge could not be made",{lasting:!0});if(typeof status!="number")return unreadable5();let limitedFor=limitOf(status,response,now);return limitedFor===null?new ForgeError(`the forge answered ${status}`,{status,lasting:status<500}):new ForgeError(`the forge answered ${status}: it takes no requests for ${Math.ceil(limitedFor/1e3)} s`,{status,limitedFor})}function isThrown(error){return error instanceof Error}function limitOf(status,response,now){if(status!==403&&status!==429)return null;let headers=isRecord(response.headers)?response.headers:{},seconds=wholeNumber(headers["retry-after"]);if(seconds!==null)return seconds*1e3;let reset=wholeNumber(headers["x-ratelimit-reset"]);if(headers["x-ratelimit-remaining"]==="0"&&reset!==null)return Math.max(0,reset*1e3-now);let secondary=isRecord(response.data)&&/secondary rate limit/i.test(String(response.data.message));return status===429||secondary?LONGEST_WAIT:null}function wholeNumber(value){return typeof value=="string"&&/^\d{1,12}$/.test(value)?Number(value):null}async function boundedBody(answer,maxBytes){let chunks=[],bytes2=0;for await(let chunk of answer.body??[]){if(bytes2+=chunk.byteLength,bytes2>maxBytes)throw new ForgeError(`the forge's answer is longer than ${maxBytes} bytes`,{lasting:!0});chunks.push(chunk)}return Buffer.concat(chunks).toString("utf8")}function transportFailure(error,timedOut,timeLimit){return error instanceof ForgeError?error:new ForgeError(timedOut?`the forge did not answer within ${timeLimit/1e3} s`:"the connection to the forge broke")}function pathOf(url){let{pathname,search}=new URL(url);return`${pathname}${search}`}var STATES=["APPROVED","CHANGES_REQUESTED","COMMENTED","DISMISSED","PENDING"],POSITIONS=new Set(["APPROVED","CHANGES_REQUESTED","DISMISSED"]);function reviewsOf(answer){if(!Array.isArray(answer))return null;let reviews=[];for(let item of answer){if(!isRecord(item))return null;if(item.user===null)continue;let review=reviewOf(item);if(review===null)return null;reviews.push(review)}return reviews}function standingApprovals(reviews,accounts){let listed2=new Set(accounts.map(loginKey)),latest=new Map;for(let review of reviews){let key=loginKey(review.account);review.person&&listed2.has(key)&&POSITIONS.has(review.state)&&latest.set(key,review)}return[...latest.values()].flatMap(({account,state,commit})=>state==="APPROVED"&&commit!==null?[{account,commit}]:[])}function mayWrite(answer){return!isRecord(answer)||typeof answer.permission!="string"?null:answer.permission==="admin"||answer.permission==="write"}function reviewOf({user,state,commit_id:commit}){if(!isState(state)||!isRecord(user)||typeof user.login!="string"||typeof user.type!="string"||commit!==null&&!(typeof commit=="string"&&isObjectId(commit))&&POSITIONS.has(state))return null;let seen=typeof commit=="string"?commit:null;return{account:user.login,person:user.type==="User",state,commit:seen}}function isState(value){return STATES.some(state=>state===value)}function loginKey(login){return login.toLowerCase()}var PER_PAGE=100,MAX_PAGES=50;function githubPlatform(options){return new GithubPlatform(options)}var GithubPlatform=class{constructor(options){this.options=options;let[owner="",repo=""]=options.repository.split("/");this.at={owner,repo},this.manners={...DEFAULT_MANNERS,...options.manners}}options;at;manners;loading=null;async approvals(pullRequest2,accounts){try{let reviews=await this.pages(page=>this.reviews(pullRequest2,page)),standing=standingApprovals(reviews,accounts),counted2=await inTurn(standing,({account})=>this.mayWrite(account));return standing.filter((_,index2)=>counted2[index2]===!0)}catch(error){throw undecidedApprovals(error,pullRequest2)}}writeCheckRun(text){let[first,...further]=portions(text.annotations),written2=0;return orRefusal("check run","checks: write",async()=>{try{let id=await this.createCheckRun(text,first);written2=first.length;for(let annotations of further)await this.addAnnotations(id,text,annotations),written2+=annotations.length}catch(error){throw written2===0?error:new PartlyWritten(written2,text.annotations.length,error)}})}writeComment(pullRequest2,text){return orRefusal("comment","pull-requests: write",async()=>{let marked=await this.pages(page=>this.marked(pullRequest2,page)),self=marked.length===0?null:await this.self();await this.take(commentStep(text,marked,self),pullRequest2)})}reviews(pullRequest2,page){return this.read(async client=>{let answer=await client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews",{...this.at,pull_number:pullRequest2,per_page:PER_PAGE,page});return pageOf(reviewsOf(answer.data),answer)})}async mayWrite(username){try{return await this.read(async client=>proved(mayWrite((await client.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission",{...this.at,username})).data)))}catch(error){if(error instanceof ForgeError&&error.status===404)return!1;throw error}}createCheckRun(text,annotations){return this.write(async client=>{let answer=await client.request("POST /repos/{owner}/{repo}/check-runs",{...this.at,name:text.name,head_sha:text.head,status:"completed",conclusion:text.conclusion,output:{title:text.title,summary:text.summary,annotations:annotations.map(wireAnnotation)}});return proved(idOf2(answer.data))})}async addAnnotations(id,{title,summary:summary2},annotations){await this.write(client=>client.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}",{...this.at,check_run_id:id,output:{title,summary:summary2,annotations:annotations.map(wireAnnotation)}}))}marked(pullRequest2,page){return this.read(async client=>{let answer=await client.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments",{...this.at,issue_number:pullRequest2,per_page:PER_PAGE,page});return pageOf(markedComments(answer.data),answer)})}self(){return this.read(async client=>{let answer=await client.graphql("query { viewer { databaseId } }"),viewer=isRecord(answer)?answer.viewer:null;return proved(isRecord(viewer)?idOf2({id:viewer.databaseId}):null)})}async take(step,pullRequest2){if(step.kind==="nothing")return;let{body}=step;await this.write(client=>step.kind==="create"?client.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments",{...this.at,issue_number:pullRequest2,body}):client.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",{...this.at,comment_id:step.id,body}))}async pages(ask){let items=[];for(let page=1;page<=MAX_PAGES;page+=1){let{found,more}=await ask(page);if(items.push(...found),!more)return items}throw new ForgeError(`the conversation is longer than ${MAX_PAGES*PER_PAGE} entries`,{lasting:!0})}async read(ask){let client=await this.client();return patiently(()=>ask(client),"reads",this.manners)}async write(ask){let client=await this.client();return patiently(()=>ask(client),"writes",this.manners)}client(){return this.loading??=newClient(this.options,this.manners),this.loading}};async function newClient({apiUrl,token:token2},manners){if(token2==="")throw new ForgeError("there is no token to ask the forge with",{status:401,lasting:!0});let{GitHub,defaults,getOctokitOptions}=await import("./utils-4UVV3S7O.js"),fetch2=mannerly(defaults.request?.fetch??globalThis.fetch,manners);return new GitHub(getOctokitOptions(token2,{baseUrl:apiUrl,request:{fetch:fetch2},log:SILENT}))}var SILENT={debug:nothing,info:nothing,warn:nothing,error:nothing};function nothing(){}function pageOf(found,answer){let full=Array.isArray(answer.data)&&answer.data.length>=PER_PAGE;return{found:proved(found),more:full||/;\s*rel="?next"?/.test(answer.headers.link??"")}}function proved(value){if(value===null)throw unreadable5();return value}async function inTurn(items,ask){let answers=[];for(let item of items)answers.push(await ask(item));return answers}function wireAnnotation({path,startLine,endLine,level,title,message}){return{path,start_line:startLine,end_line:endLine,annotation_level:level,title,message}}var PartlyWritten=class extends Error{constructor(written2,all,cause){super("partly written",{cause});this.written=written2;this.all=all}written;all};async function orRefusal(output,permission,write){try{return await write(),null}catch(error){return{output,sentence:refusalSentence(output,permission,error)}}}function refusalSentence(output,permission,error){if(error instanceof PartlyWritten){let reason=refusalReason(error.cause,permission);return`The ${output} has ${error.written} of its ${error.all} annotations: ${reason}.`}return`The ${output} is not written: ${refusalReason(error,permission)}.`}function refusalReason(error,permission){let words=wordsOf3(error);return isAboutRights(error)?`${words}, expected \`${permission}\` among the permissions of the job (for a pull request from a fork the token only reads)`:`${words}; the verdict does not depend on it`}function undecidedApprovals(error,pullRequest2){return new UndecidedError({subject:`pull request ${pullRequest2}`,reason:`has approvals that are not known: ${wordsOf3(error)}`,help:isAboutRights(error)?"Add `pull-requests: read` to the permissions of the job.":"Run the job again when the forge answers."},{cause:error})}function wordsOf3(error){return error instanceof ForgeError?error.message:"the request to the forge could not be made"}function isAboutRights(error){return error instanceof ForgeError&&error.limitedFor===null&&[401,403,404].includes(error.status??0)}import{existsSync as existsSync2,realpathSync}from"node:fs";import{dirname as dirname2,resolve,sep}from"node:path";var INPUT_NAMES=["token","base","head","config","fail-on","annotations","comment","check-run","sarif-file","working-directory"];function readInputs(given,folders){for(let name3 of Object.keys(given))assertKnown(name3);let value=name3=>Object.hasOwn(given,name3)?(given[name3]??"").trim():"",workingDirectory=confined("working-directory",value("working-directory")||".",folders.workspace,[folders.workspace]),sarif=value("sarif-file");return{token:token(value("token")),base:plain2("base",value("base")),head:plain2("head",value("head")),config:repoPath("config",value("config")),failOn:oneOf("fail-on",value("fail-on"),["block","warning"]),annotations:yesOrNo("annotations",value("annotations"),"true"),comment:yesOrNo("comment",value("comment"),"false"),checkRun:yesOrNo("check-run",value("check-run"),"false"),sarifFile:sarif===""?null:sarifPath(sarif,workingDirectory,folders),workingDirectory}}function assertKnown(name3){if(!INPUT_NAMES.some(known=>known===name3))throw new UndecidedError({subject:`the input \`${printable(name3.slice(0,100))}\``,reason:`is unknown, expected one of ${INPUT_NAMES.join(", ")}`,help:`Did you mean \`${nearest(name3.slice(0,100),INPUT_NAMES)}\`?`})}function oneOf(name3,text,values){if(text==="")return values[0];let found=values.find(value=>value===text);if(found!==void 0)return found;throw refused(name3,text,`expected one of ${values.join(", ")}`,`Write \`${name3}: ${nearest(text.slice(0,100),values)}\`.`)}function yesOrNo(name3,text,preset){return oneOf(name3,text,preset==="true"?["true","false"]:["false","true"])==="true"}function token(text){if(/^[\x21-\x7e]{0,4096}$/.test(text))return text;throw new UndecidedError({subject:"the input `token`",reason:"holds characters that no token has, expected printable ASCII without blanks",help:"Leave it out: then the token of the run is taken."})}function plain2(name3,text){if(text==="")return null;if(text.length<=1024&&printable(text)===text)return text;throw refused(name3,text,"expected at most 1024 printable characters",`Leave \`${name3}\` out, or name a branch.`)}function repoPath(name3,text){if(text==="")return null;let path=(plain2(name3,text)??"").replace(/^(?:\.\/)+/,"");if(!path.split("/").some(part=>part===""||part==="."||part==="..")&&!path.includes("\\"))return path;throw refused(name3,text,"expected a path from the top of the repository, such as config/handshake.config.json","Name a file that is committed to the base: the configuration is read from there.")}function sarifPath(text,from,{workspace,temporary}){let path=confined("sarif-file",text,from,[workspace,temporary]);if(path!==from&&path!==workspace&&!/[/\\]$/.test(text))return path;throw refused("sarif-file",text,"expected a file, not a folder","Write for example `sarif-file: handshake.sarif`.")}function confined(name3,text,from,roots){let given=plain2(name3,text)??"",path=resolve(from,given),climbs=given.split(/[/\\]/).includes(".."),isInside2=roots.some(root=>root!==""&&within(path,resolve(root))&&within(real(path),real(root)));if(!climbs&&isInside2)return path;throw refused(name3,text,`expected a path inside ${roots.length>1?"the workspace or the runner's temporary folder":"the workspace"}, without \`..\` and without a link that leads out`,`Write a relative path, for example \`${name3}: ${name3==="sarif-file"?"handshake.sarif":"repository"}\`.`)}function real(path){let absolute=resolve(path),above=dirname2(absolute);return existsSync2(absolute)?realpathSync(absolute):above===absolute?absolute:resolve(real(above),absolute.slice(above.length).replace(/^[/\\]/,""))}function within(path,folder){return path===folder||path.startsWith(folder.endsWith(sep)?folder:folder+sep)}function refused(name3,text,expected2,help3){let shown3=printable(text.slice(0,100));return new UndecidedError({subject:`the input \`${name3}\``,reason:`is "${shown3}", ${expected2}`,help:help3})}function forgeLinks(server,repository){if(!/^https:\/\/[A-Za-z0-9.-]+(?::\d+)?$/.test(server)||!/^[\w.-]+\/[\w.-]+$/.test(repository))return;let top=`${server}/${repository}`;return{blob:(path,line,commit)=>`${top}/blob/${commit}/${pathUri(path)}?plain=1#L${line}`,commit:id=>`${top}/commit/${id}`}}import{join as join6}from"node:path";function jsonReport(report){return`${terminalJson(JSON.stringify(report,null,2))}
`}var SCHEMA="https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",TOP2="%SRCROOT%",FORGE_FINGERPRINT="primaryLocationLineHash",EXIT_WORDS={pass:"Nothing stands against the change.",block:"The change violates the law.",inconclusive:"The gate could not decide; it does not let the change through."};function sarifReport(report,rules2){return`${terminalJson(JSON.stringify(sarifLog(report,rules2),null,2))}
`}function sarifLog(report,every){let named2=namedBy(report),rules2=every.filter(({id})=>named2.has(id)),indexes2=new Map(rules2.map(({id},index2)=>[id,index2])),{name:name3,version}=report.tool;return{$schema:SCHEMA,version:"2.1.0",runs:[{tool:{driver:{name:name3,version,semanticVersion:version,rules:rules2.map(ruleOf)}},columnKind:"utf16CodeUnits",originalUriBaseIds:{[TOP2]:{description:{text:"The top of the repository."}}},invocations:[invocationOf(report,indexes2)],results:resultsOf(report.diagnostics,indexes2),properties:{door:report.door,verdict:report.verdict,base:report.base.commit,head:report.head.commit}}]}}function namedBy({diagnostics,outcomes}){return new Set([...diagnostics.map(({rule})=>rule),...outcomes.filter(isOpen4).map(({rule})=>rule)])}function isOpen4({outcome}){return outcome==="crashed"||outcome==="not-run"}function ruleOf({id,clauses,blocksWhen,why,page}){return{id,shortDescription:{text:`Blocks when ${blocksWhen}.`},fullDescription:{text:why},help:{text:`${why} The law page of the rule: npx handshake-check explain ${id}`,markdown:page},properties:{tags:[...clauses]}}}function invocationOf(report,indexes2){let undecided=undecidedOf(report),crashed2=report.outcomes.filter(isOpen4),firstCrash=undecided.length-crashed2.length;return{executionSuccessful:undecided.length===0&&report.verdict!=="inconclusive",exitCode:EXIT_CODES[report.verdict],exitCodeDescription:EXIT_WORDS[report.verdict],toolExecutionNotifications:[...undecided.map(({subject:subject2,reason,help:help3},at)=>{let said=`handshake-check could not decide: ${subject2} ${reason}`,rule=crashed2[at-firstCrash]?.rule;return{level:"error",message:{text:sarifText(help3===""?said:`${said}
${help3}`)},...rule===void 0?{}:{associatedRule:{id:rule,...indexOf2(indexes2,rule)}}}}),...report.notices.map(({kind,text})=>({descriptor:{id:kind},level:"note",message:{text:sarifText(text)}}))]}}function resultsOf(diagnostics,indexes2){let seen=new Map;return diagnostics.map(diagnostic=>{let{fingerprint}=diagnostic,count=(seen.get(fingerprint)??0)+1;return seen.set(fingerprint,count),resultOf2(diagnostic,count,indexes2)})}function resultOf2(diagnostic,count,indexes2){let{rule,messageId,severity,standing,waiver,message,help:help3,path,fingerprint,related,commit}=diagnostic;return{ruleId:rule,...indexes2.has(rule)?{ruleIndex:indexes2.get(rule)}:{},kind:"fail",level:severity,message:{text:sarifText(`${message}
${help3}`)},locations:[locationOf(path,regionOf(diagnostic))],partialFingerprints:{[FORGE_FINGERPRINT]:`${fingerprint}:${count}`},...related.length===0?{}:{relatedLocations:related.map(relatedOf2)},...standing==="inherited"?{baselineState:"unchanged"}:{},...standing==="waived"?{suppressions:[{kind:"external",justification:justification(waiver)}]}:{},properties:{messageId,standing,...commit===void 0?{}:{commit}}}}function justification(waiver="A row"){return sarifText(`${waiver} of the base's waiver ledger covers it; the row names the reason and who approved it.`)}function relatedOf2({path,line,column,note:note2},id){return{id,...locationOf(path,{startLine:line,startColumn:column}),message:{text:sarifText(note2)}}}function regionOf({line,column,endLine,endColumn}){return{startLine:line,startColumn:column,...endLine===void 0?{}:{endLine},...endColumn===void 0?{}:{endColumn}}}function locationOf(path,region){return{physicalLocation:{artifactLocation:{uri:pathUri(path),uriBaseId:TOP2},region}}}function indexOf2(indexes2,rule){let index2=indexes2.get(rule);return index2===void 0?{}:{index:index2}}var MAX_PER_LEVEL=10,MAX_MESSAGE=3e3;function githubReport(report){let all=annotationsOf(report),{kept:kept2,leftOut:leftOut2}=bounded(all),more={level:"notice",title:"handshake-check",text:`+${leftOut2} more, listed in the report`};return[...kept2,...leftOut2>0?[more]:[]].map(annotation=>`${command(annotation)}
`).join("")}function annotationsOf(report){let active=report.diagnostics.filter(({standing})=>standing==="active");return[...active.filter(({severity})=>severity==="error").map(ofDiagnostic),...undecidedOf(report).map(ofUndecided),...active.filter(({severity})=>severity==="warning").map(ofDiagnostic),...report.notices.map(({text})=>({level:"notice",title:"handshake-check",text}))]}function bounded(all){let seen={error:0,warning:0,notice:0},places={error:MAX_PER_LEVEL,warning:MAX_PER_LEVEL,notice:MAX_PER_LEVEL-1},kept2=all.filter(({level})=>(seen[level]+=1,seen[level]<=places[level]));return{kept:kept2,leftOut:all.length-kept2.length}}function ofDiagnostic(diagnostic){let{severity,rule,messageId,message,why,help:help3}=diagnostic;return{level:severity,title:`${rule}/${messageId}`,text:`${message}
why: ${why}
help: ${help3}`,at:diagnostic}}function ofUndecided({subject:subject2,reason,help:help3}){let text=`handshake-check could not decide: ${subject2} ${reason}`;return{level:"error",title:"handshake-check could not decide",text:help3===""?text:`${text}
help: ${help3}`}}function command({level,title,text,at}){let properties=[...at?placeOf5(at):[],`title=${commandProperty(title)}`];return`::${level} ${properties.join(",")}::${commandMessage(shortened2(text))}`}function placeOf5({path,line,column,endLine,endColumn}){let isOneLine=endLine===void 0||endLine===line;return[`file=${commandProperty(path)}`,`line=${line}`,...endLine===void 0?[]:[`endLine=${endLine}`],...isOneLine?[`col=${column}`]:[],...isOneLine&&endColumn!==void 0?[`endColumn=${endColumn}`]:[]]}function shortened2(text){return text.length>MAX_MESSAGE?`${text.slice(0,MAX_MESSAGE)} …`:text}function printResult({report,preview:preview2,remarks,exitCode},print,annotations){let text=textReport(report);print(`::group::handshake-check: the whole report
${text}::endgroup::
`),annotations&&print(githubReport(report)),print(remarks.map(remark=>`note: ${terminalLine(remark)}
`).join("")),preview2&&print(`preview, under the configuration that the change brings: ${lastLine(textReport(preview2))}
`),exitCode!==0&&report.verdict==="pass"&&print("note: warnings stop the merge here, because the workflow says `fail-on: warning`\n"),print(`${lastLine(text)}
`)}function lastLine(text){return text.trimEnd().split(`
`).at(-1)??""}import{randomBytes}from"node:crypto";import{closeSync as closeSync3,constants as constants4,fstatSync as fstatSync3,fsyncSync,lstatSync,mkdirSync as mkdirSync3,openSync as openSync3,realpathSync as realpathSync2,renameSync,rmSync as rmSync2,writeFileSync as writeFileSync4}from"node:fs";import{basename,dirname as dirname3,join as join5,relative,resolve as resolve2,sep as sep2}from"node:path";var FileRefused=class extends Error{name="FileRefused"};function replaceFile(path,roots,text){let folder=provenFolder(path,roots),target=join5(folder,basename(path)),there=lstatSync(target,{throwIfNoEntry:!1});if(there&&!there.isFile())throw new FileRefused("is there and is no regular file");let fresh=join5(folder,`.${randomBytes(8).toString("hex")}.part`);try{let file=openSync3(fresh,"wx",420);try{writeFileSync4(file,text),fsyncSync(file)}finally{closeSync3(file)}renameSync(fresh,target)}finally{rmSync2(fresh,{force:!0})}}function appendToFile(path,text){let there=lstatSync(path,{throwIfNoEntry:!1});if(there&&!there.isFile())throw new FileRefused("is no regular file");let existing=constants4.O_APPEND|(constants4.O_NOFOLLOW??0),missing4=constants4.O_CREAT|constants4.O_EXCL,file=openSync3(path,constants4.O_WRONLY|(there?existing:missing4),420);try{if(!fstatSync3(file).isFile())throw new FileRefused("is no regular file");writeFileSync4(file,text)}finally{closeSync3(file)}}function provenFolder(path,roots){let absolute=resolve2(path),root=roots.filter(each=>each!=="").map(each=>resolve2(each)).find(each=>absolute.startsWith(each.endsWith(sep2)?each:each+sep2));if(root===void 0)throw new FileRefused("lies outside of the folders that the gate may write to");let folder=realpathSync2(root);for(let name3 of relative(root,dirname3(absolute)).split(sep2)){if(name3==="")continue;folder=join5(folder,name3);let there=lstatSync(folder,{throwIfNoEntry:!1});if(!there)mkdirSync3(folder);else if(!there.isDirectory())throw new FileRefused("lies behind a link or a file where a folder is expected")}return folder}var MAX_LABEL=80,CLASSES={Draft:"draft","Ready-for-Dev":"ready","In-Progress":"progress",Blocked:"blocked",Done:"done",VALIDATED:"validated",Superseded:"retired",Cancelled:"retired",unknown:"unknown",absent:"absent"},STYLES=["classDef draft fill:#eeeeee,color:#111111,stroke:#777777","classDef ready fill:#dbeafe,color:#111111,stroke:#1d4ed8","classDef progress fill:#fef3c7,color:#111111,stroke:#b45309","classDef blocked fill:#fee2e2,color:#111111,stroke:#b91c1c","classDef done fill:#dcfce7,color:#111111,stroke:#15803d","classDef validated fill:#bbf7d0,color:#111111,stroke:#15803d","classDef retired fill:#f5f5f5,color:#555555,stroke:#999999","classDef unknown fill:#ffffff,color:#111111,stroke:#b91c1c","classDef absent fill:#ffffff,color:#111111,stroke:#b91c1c,stroke-dasharray:4","classDef marked stroke-width:3px"];function mermaidDrawing({nodes},{most,marked=new Set}){let drawn2=[...nodes.filter(({id})=>marked.has(id)),...nodes.filter(({id})=>!marked.has(id))].slice(0,most),names2=new Map(drawn2.map(({id},index2)=>[id,`n${index2}`])),boxes=drawn2.flatMap((node,index2)=>[`  n${index2}["${label(node)}"]`,`  class n${index2} ${CLASSES[node.status]}`,...marked.has(node.id)?[`  class n${index2} marked`]:[]]),arrows=drawn2.flatMap(({needs},index2)=>needs.flatMap(id=>names2.has(id)?[`  n${index2} --> ${names2.get(id)}`]:[]));return{text:`${["flowchart LR",...boxes,...arrows,...STYLES.map(style=>`  ${style}`)].join(`
`)}
`,leftOut:nodes.length-drawn2.length}}function label({id,status}){let short=id.length>MAX_LABEL?`${id.slice(0,MAX_LABEL)}…`:id;return`${mermaidLabel(short)}<br/>${status==="absent"?"no such packet":status}`}var SUMMARY_LIMIT=9e5,PREVIEW_LIMIT=2e5,MOST_PACKETS=60,MOST_CYCLES=10,MOST_STEPS=20;function summaryOf({report,preview:preview2,remarks,exitCode},options={}){let{limit=SUMMARY_LIMIT,picture}=options,links=options.links?{links:options.links}:{},drawing=picture?drawn(picture):"",folded3=preview2?fold2("Preview under the configuration that the change brings: no part of the verdict",[markdownReport(preview2,{limit:Math.min(PREVIEW_LIMIT,Math.floor(limit/4)),title:"Preview, no part of the verdict",...links}).trimEnd()]):"",more=drawing+folded3,room=limit-Buffer.byteLength(more);return markdownReport(report,{limit:room,remarks,warningsStop:exitCode!==0,...links})+more}function drawn({packets,touched}){let graph=neighbourhood(dependencyGraph(packets),touched);if(graph.nodes.every(({needs})=>needs.length===0))return"";let{text,leftOut:leftOut2}=mermaidDrawing(graph,{most:MOST_PACKETS,marked:touched}),cut=leftOut2===0?[]:[`**Left out for lack of room: ${counted(leftOut2,"packet")}.**`];return fold2("The packets of this change and their neighbours",["An arrow leads from a packet to one that it needs. A thick border marks the packets of this change.",`\`\`\`mermaid
${text}\`\`\``,...cut,...cycleLines(graph)])}function cycleLines({cycles}){let shown3=cycles.slice(0,MOST_CYCLES).map(cycle=>{let steps=cycle.slice(0,MOST_STEPS).map(id=>markdownCode(id)),rest2=cycle.length-steps.length;return`- These packets wait for one another: ${steps.join(", ")}${rest2>0?` and ${rest2} more`:""}`}),rest=cycles.length-shown3.length;return[...shown3,...rest>0?[`**Left out for lack of room: ${rest} more of these.**`]:[]]}function fold2(title,paragraphs){return`
<details>
<summary>${title}</summary>

${paragraphs.join(`

`)}

</details>
`}var REPORT_NAME="handshake-check-report.json";function stepOutputs(targets){return{publish:async result=>published(result,targets)}}function published(result,targets){let{print,annotations,folders,sarifFile,summaryFile,outputFile,rules:rules2}=targets,refusals=[],written2=(what,path,write)=>{let refusal=path===null?null:attempted(what,path,write);return refusal!==null&&refusals.push(refusal),path===null||refusal!==null?"":path};written2("the log of the step","",()=>printResult(result,print,annotations));let reportFile=folders.temporary===""?null:join6(folders.temporary,REPORT_NAME),report=written2("the report file",reportFile,path=>replaceFile(path,[folders.temporary],jsonReport(result.report))),sarif=written2("the SARIF file",sarifFile,path=>replaceFile(path,[folders.workspace,folders.temporary],sarifReport(result.report,rules2)));return written2("the summary of the job",summaryFile,path=>appendToFile(path,summaryOf(result,{links:targets.links,picture:targets.picture?.()}))),written2("the outputs of the step",outputFile,path=>appendToFile(path,outputLines(result,{report,sarif},refusals))),refusals}function outputLines({report},files,refusals){let{errors,warnings,inherited,waived}=report.counts;return[["verdict",report.verdict],["active",errors+warnings],["inherited",inherited],["waived",waived],["report",files.report],["sarif-file",files.sarif]].map(([name3,value])=>`${name3}=${oneLine(name3,String(value),refusals)}
`).join("")}function oneLine(name3,value,refusals){return printable(value)===value?value:(refusals.push(`The output ${name3} is empty: its path has characters that cannot be printed.`),"")}function attempted(what,path,write){try{return write(path),null}catch(error){return`${what.charAt(0).toUpperCase()}${what.slice(1)} is not written: ${reasonOf2(error,printable(path))}`}}function reasonOf2(error,path){return error instanceof FileRefused?`${path} ${error.message}.`:`${printable(error instanceof Error?error.message:String(error))}.`}var MOST_PACKETS2=2e3;async function packetPicture(source,changeset,options){let law=await lawOf(source,changeset.base,options),paths=changeset.changes.map(({path})=>path).filter(path=>isPacketPath(law.paths,path)),wanted2=contentsOfPackets(changeset.result,law);if(paths.length===0||wanted2.length>MOST_PACKETS2)return;let refused2=new Set((await source.load(wanted2)).map(({entry})=>entry.id)),documents=new DocumentCache(law,entry=>changeset.result.bytes(entry),entry=>refused2.has(entry.id)),touched=new Set(paths.map(idOfPath));return{packets:packetsAround(touched,treeView(changeset.result,law,documents,changeset)),touched}}function packetsAround(touched,tree){let pathOf2=new Map(tree.packetEntries.map(({path})=>[idOfPath(path),path]).reverse()),packetOf3=id=>{let path=pathOf2.get(id);return path===void 0?null:tree.packetAt(path)},needed=new Set(touched);for(let id of needed){let packet=packetOf3(id);if(packet!==null)for(let need of dependenciesOf(packet))needed.add(need)}let naming=[...pathOf2].flatMap(([id,path])=>namesAny(tree.text(path)?.text??"",touched)?[id]:[]);return[...new Set([...needed,...naming])].flatMap(id=>packetOf3(id)??[])}function idOfPath(path){return baseName(path).replace(/\.md$/,"")}import{mkdtempSync as mkdtempSync2,realpathSync as realpathSync6,rmSync as rmSync3}from"node:fs";import{delimiter as delimiter3,join as join12,resolve as resolve5,sep as sep5}from"node:path";import{accessSync,constants as constants5,existsSync as existsSync3,realpathSync as realpathSync3,statSync}from"node:fs";import{delimiter,dirname as dirname4,isAbsolute,join as join7,relative as relative2,sep as sep3}from"node:path";import{platform as platform3}from"node:process";function findGit(searchPath,directory){let own=enclosingWorkTree(directory),name3=platform3==="win32"?"git.exe":"git";for(let entry of searchPath.split(delimiter)){if(!isAbsolute(entry)||hasNodeModules(entry))continue;let candidate=join7(entry,name3);if(isProgram(candidate)&&isTrusted(realpathSync3(candidate),own)&&isTrusted(realpathSync3(entry),own))return candidate}throw new UndecidedError({subject:"git",reason:"is in no folder of the PATH that is absolute and outside of the repository and of node_modules",help:"Install git and put its folder on the PATH."})}function enclosingWorkTree(directory){for(let folder=realpathSync3(directory);;folder=dirname4(folder)){if(existsSync3(join7(folder,".git")))return folder;if(folder===dirname4(folder))return null}}function isTrusted(path,own){if(hasNodeModules(path))return!1;if(own===null)return!0;let fromOwn=relative2(own,path);return fromOwn===".."||fromOwn.startsWith(`..${sep3}`)||isAbsolute(fromOwn)}function hasNodeModules(path){return path.split(/[/\\]/).includes("node_modules")}function isProgram(path){try{return statSync(path).isFile()?(accessSync(path,constants5.X_OK),!0):!1}catch{return!1}}import{devNull as devNull2}from"node:os";import{dirname as dirname5,join as join8}from"node:path";var TRANSPORTS={"https:":"https","file:":"file"},NETWORK_VARIABLES=["HTTPS_PROXY","https_proxy","ALL_PROXY","all_proxy","NO_PROXY","no_proxy","SSL_CERT_FILE","SSL_CERT_DIR","GIT_SSL_CAINFO","GIT_SSL_CAPATH","SystemRoot","SystemDrive","windir","TEMP","TMP"],STALL_BYTES=1,STALL_SECONDS=60;function isReachable(url){return url.username===""&&url.password===""&&url.search===""&&url.hash===""&&Object.hasOwn(TRANSPORTS,url.protocol)}function remoteEnvironment(env,binary,folder,{url,token:token2}){let nowhere=join8(folder,"nowhere"),passed=NETWORK_VARIABLES.flatMap(name3=>env[name3]===void 0?[]:[[name3,env[name3]]]);return{...Object.fromEntries(passed),PATH:dirname5(binary),HOME:nowhere,XDG_CONFIG_HOME:nowhere,LC_ALL:"C",GIT_CONFIG_NOSYSTEM:"1",GIT_CONFIG_SYSTEM:devNull2,GIT_CONFIG_GLOBAL:devNull2,GIT_ATTR_NOSYSTEM:"1",GIT_NO_REPLACE_OBJECTS:"1",GIT_NO_LAZY_FETCH:"1",GIT_TERMINAL_PROMPT:"0",GIT_CEILING_DIRECTORIES:dirname5(folder),GIT_ALLOW_PROTOCOL:TRANSPORTS[url.protocol]??"",GIT_PROTOCOL_FROM_USER:"0",...settings(url,token2)}}function authorization(token2){return`basic ${Buffer.from(`x-access-token:${token2}`).toString("base64")}`}function settings(url,token2){let list=[["protocol.version","2"],["credential.helper",""],["core.askPass",""],["core.hooksPath",devNull2],["core.fsmonitor","false"],["gc.auto","0"],["maintenance.auto","false"],["submodule.recurse","false"],["http.followRedirects","false"],["http.lowSpeedLimit",String(STALL_BYTES)],["http.lowSpeedTime",String(STALL_SECONDS)]];token2!==""&&url.protocol==="https:"&&list.push([`http.${url.origin}/.extraheader`,`Authorization: ${authorization(token2)}`]);let numbered2=list.flatMap(([key,value],at)=>[[`GIT_CONFIG_KEY_${at}`,key],[`GIT_CONFIG_VALUE_${at}`,value]]);return{GIT_CONFIG_COUNT:String(list.length),...Object.fromEntries(numbered2)}}import{spawn as spawn3}from"node:child_process";var MAX_BYTES2=16*1024*1024,MAX_COMPLAINTS=64,GRACE=2e3;function runRemoteGit(command2,args,deadline){return new Promise(resolve6=>{let child=spawn3(command2.binary,args,{cwd:command2.cwd,env:command2.env,stdio:["ignore","pipe","pipe"],windowsHide:!0}),out=[],err=[],length=0,stopped2=null,killer=null,end=code=>{clearTimeout(timer),killer!==null&&clearTimeout(killer),child.stdout.destroy(),child.stderr.destroy(),resolve6({code,stdout:Buffer.concat(out),stderr:evidence2(err),stopped:stopped2})},stop=why=>{stopped2===null&&(stopped2=why,child.kill("SIGTERM"),killer=setTimeout(()=>child.kill("SIGKILL"),GRACE))},timer=setTimeout(()=>stop(`did not end within ${deadline/1e3} s`),deadline);child.stdout.on("data",chunk=>{length+=chunk.length,length>MAX_BYTES2?stop(`wrote more than ${MAX_BYTES2} bytes`):out.push(chunk)}),child.stderr.on("data",chunk=>{err.length<MAX_COMPLAINTS&&err.push(chunk)}),child.on("error",error=>{stopped2??=`did not start: ${printable(error.message)}`,end(null)}),child.on("exit",()=>{stopped2!==null&&end(null)}),child.on("close",code=>end(stopped2===null?code:null))})}async function liveTips(remote,refs){if(!refs.every(isFullRef))throw new TypeError("only full names of refs may be asked for");let{command:command2,address,deadline}=remote,ended=await runRemoteGit(command2,["ls-remote","--quiet","--",address.url.href,...refs],deadline);if(ended.code!==0)throw unanswered(remote,"could not be asked for its refs",ended);let lines2=ended.stdout.toString("utf8").split(`
`),rows=lines2.slice(0,-1).map(line=>line.split("	"));if(lines2.at(-1)!==""||!rows.every(([id="",...rest])=>isObjectId(id)&&rest.length===1))throw unanswered(remote,"answered in a form that is not known",ended);let exact=rows.filter(([,ref=""])=>refs.includes(ref));return new Map(exact.map(([id="",ref=""])=>[ref,id]))}async function fetchCommits(remote,store,wanted2){if(!wanted2.every(({commit,ref})=>isObjectId(commit)&&(ref===null||isFullRef(ref))))throw new TypeError("only full ids and full names of refs may be fetched");if((await missing3(store,wanted2)).length===0)return;let byId=await fetch(remote,store,each=>each.commit,wanted2);if(byId.code===0&&(await missing3(store,wanted2)).length===0)return;let named2=(await missing3(store,wanted2)).filter(({ref})=>ref!==null),byRef=named2.length===0?byId:await fetch(remote,store,each=>each.ref??each.commit,named2),[lost]=await missing3(store,wanted2);if(lost)throw unfetched(remote,lost,byRef.code===0?byId:byRef);if(byRef.code!==0)throw unanswered(remote,"could not be fetched from",byRef)}function fetch({command:command2,address,deadline},store,sourceOf,wanted2){let specs=new Set(wanted2.map(each=>`+${sourceOf(each)}:refs/fetched/${each.commit}`)),options=["--quiet","--no-tags","--no-write-fetch-head","--no-recurse-submodules","--refmap="],online={...command2,env:{...command2.env,GIT_DIR:store.env.GIT_DIR??""}};return runRemoteGit(online,["fetch",...options,"--",address.url.href,...specs],deadline)}async function missing3(store,wanted2){let args=["cat-file","--batch-check=%(objectname)"],{stdout}=await runGit(store,args,{input:wanted2.map(({commit})=>`${commit}
`).join("")}),answers=new Set(stdout.toString("latin1").split(`
`));return wanted2.filter(({commit})=>!answers.has(commit))}function unfetched(remote,{commit,ref},ended){return ended.code!==0&&!/not our ref|couldn't find remote ref|unadvertised object/i.test(ended.stderr)?unanswered(remote,"could not be fetched from",ended):new UndecidedError({subject:`commit ${commit.slice(0,12)}${ref===null?"":` of ${printable(ref)}`}`,reason:"is not on the server any more, expected the commit that the event names",help:"Look at the newest run: a newer push has replaced this commit."})}function unanswered({address},what,{stopped:stopped2,code,stderr}){let said=withoutSecrets(stderr,address.token),detail=[stopped2??(code===0?"":`git ended with exit code ${code}`),said].filter(part=>part!=="").join(": ");return new UndecidedError({subject:printable(address.url.href),reason:detail===""?what:`${what}: ${detail}`,help:helpFor3(stderr)})}function withoutSecrets(text,token2){return token2===""?text:[token2,authorization(token2),authorization(token2).slice(6)].reduce((cleaned,secret)=>cleaned.replaceAll(secret,"***"),text)}function helpFor3(stderr){return/authentication|could not read Username|\b40[134]\b|not found|denied|does not exist|not appear to be/i.test(stderr)?"Let the token of the job read the repository: `permissions: contents: read`.":"Run the job again; where the server can never be fetched from, check out with `fetch-depth: 0`."}import{existsSync as existsSync4,readdirSync,readFileSync as readFileSync3,writeFileSync as writeFileSync5}from"node:fs";import{join as join11}from"node:path";import{realpathSync as realpathSync5,statSync as statSync2}from"node:fs";import{join as join10,resolve as resolve4,sep as sep4}from"node:path";import{realpathSync as realpathSync4}from"node:fs";import{delimiter as delimiter2,isAbsolute as isAbsolute2,join as join9,resolve as resolve3}from"node:path";var QUESTIONS=["--git-dir","--git-common-dir",...["index","objects","shallow","MERGE_HEAD","info/exclude"].flatMap(name3=>["--git-path",name3]),"--show-object-format","--is-bare-repository","--is-inside-work-tree"],FIXED_LINES=10;async function readLayout(user,env){let directory=user.cwd,args=["rev-parse","--path-format=absolute",...QUESTIONS,"--show-cdup","--quiet","--verify","--end-of-options","HEAD^{commit}"],answer=await runGit(user,args,{accept:[0,1,128]});if(answer.code===128)throw notARepository(directory,answer.stderr);let lines2=answer.stdout.toString("utf8").split(`
`),framed=lines2.pop()==="",head=answer.code===0?lines2.pop()??"":null;if(!framed||!isKnownForm(lines2,head))throw await tooOldGit(user,unreadableLayout(directory));let[gitDirectory="",commonDirectory="",indexFile="",objects="",...rest]=lines2,[shallowFile="",mergeHeadFile="",excludeFile="",format="",bare2=""]=rest,up=lines2[FIXED_LINES];return{gitDirectory,commonDirectory,indexFile,objectDirectories:objectDirectories(objects,commonDirectory,directory,env),shallowFile,mergeHeadFile,excludeFile,objectFormat:format==="sha256"?"sha256":"sha1",topLevel:bare2==="true"||up===void 0?null:resolve3(realpathSync4(directory),up),head}}function isKnownForm(lines2,head){let[format="",bare2="",inside=""]=lines2.slice(FIXED_LINES-3);return lines2.length<=FIXED_LINES+1&&isWayUp(lines2[FIXED_LINES],inside==="true",bare2==="true")&&lines2.slice(0,FIXED_LINES-3).every(path=>isAbsolute2(path)&&!path.includes("�"))&&/^sha(?:1|256)$/.test(format)&&[bare2,inside].every(answer=>answer==="true"||answer==="false")&&(head===null||isObjectId(head))}function isWayUp(line,isInside2,isBare){return line===void 0?!isInside2:!isBare&&(isInside2?/^(?:\.\.\/)*$/.test(line):isAbsolute2(line))}function objectDirectories(objects,common,directory,env){let listed2=(env.GIT_ALTERNATE_OBJECT_DIRECTORIES??"").split(delimiter2).filter(entry=>entry!==""),quarantine=env.GIT_QUARANTINE_PATH??"",all=[objects,join9(common,"objects"),...listed2,...quarantine===""?[]:[quarantine]];return[...new Set(all.map(entry=>isAbsolute2(entry)?entry:resolve3(directory,entry)))]}function notARepository(directory,stderr){return new UndecidedError({subject:directory,reason:`could not be read as a git repository: ${stderr}`,help:/dubious ownership/.test(stderr)?`Let git trust the folder: \`git config --global --add safe.directory ${directory}\`.`:"Run this inside of a git repository, or name one with `-C`."})}function unreadableLayout(directory){return new UndecidedError({subject:directory,reason:"was described by `git rev-parse` in a form that is not known here",help:"Move the repository to a folder without line breaks in its path, and look for wrappers around git."})}async function openRepository(directory,environment){let place4=resolve4(directory);if(!statSync2(place4,{throwIfNoEntry:!1})?.isDirectory())throw new UndecidedError({subject:place4,reason:"is no folder, expected one inside of a git repository",help:"Name an existing folder with -C."});let folder=realpathSync5(place4),binary=findGit(environment.PATH??environment.Path??"",folder),env=userEnvironment(environment,binary,isWithinWorkTree(folder)),user={binary,env,cwd:folder};return{user,environment,layout:await readLayout(user,environment)}}function isWithinWorkTree(folder){let top=enclosingWorkTree(folder);return top!==null&&!`${folder}${sep4}`.startsWith(`${join10(top,".git")}${sep4}`)}async function makeStore(git,folder,format,lent){await runGit(git,["init","--quiet","--bare","--template=",`--object-format=${format}`,folder]),lent.length>0&&writeFileSync5(join11(folder,"objects","info","alternates"),lent.map(each=>`${each}
`).join(""))}async function lentObjects(directory,environment,format){let repository=await foundRepository(directory,environment);if(repository===null)return[];let{layout}=repository,folders=layout.objectDirectories;return layout.topLevel!==null&&layout.objectFormat===format&&!isShallow(layout.shallowFile)&&!folders.some(folder=>isPartial(folder)||/["\n]/.test(folder))?folders:[]}async function foundRepository(directory,environment){try{return await openRepository(directory,environment)}catch(error){if(error instanceof UndecidedError)return null;throw error}}function isShallow(file){return existsSync4(file)&&readFileSync3(file).length>0}function isPartial(objects){let packs=join11(objects,"pack");return existsSync4(packs)&&readdirSync(packs).some(name3=>name3.endsWith(".promisor"))}function openRemote(place4){let address={url:addressOf(place4),token:place4.token},environment=withoutGit(place4),binary=findGit(environment.PATH??"",place4.temporary),folder=temporaryFolder(place4.temporary),gitWith=token2=>({binary,env:remoteEnvironment(environment,binary,folder,{...address,token:token2}),cwd:folder}),remote={address,command:gitWith(place4.token),deadline:place4.deadline},local=gitWith(""),made=null;return{tips:refs=>liveTips(remote,refs),async fetch(wanted2){made??=storeFor(wanted2,local,join12(folder,"store.git"),place4,environment);let store=await made;return await fetchCommits(remote,{...local,env:{...local.env,GIT_DIR:store}},wanted2),repositoryAt(store,environment)},close:()=>rmSync3(folder,{recursive:!0,force:!0,maxRetries:3})}}async function storeFor(wanted2,git,store,{workingDirectory},environment){let format=wanted2.some(({commit})=>commit.length===64)?"sha256":"sha1";return await makeStore(git,store,format,await lentObjects(workingDirectory,environment,format)),store}function repositoryAt(store,environment){return openRepository(store,{...environment,GIT_DIR:store})}function addressOf({server,repository}){let names2=repository.split("/"),isName=name3=>/^[\w.-]{1,200}$/.test(name3)&&!/^\.+$/.test(name3)&&!name3.startsWith("-");if(names2.length!==2||!names2.every(isName))throw misplaced("GITHUB_REPOSITORY",repository,"owner/name");let base=URL.canParse(server)?new URL(server):null;if(base===null||!isReachable(base))throw misplaced("GITHUB_SERVER_URL",server,"an https address without user, password or query");return base.pathname=`${base.pathname.replace(/\/+$/,"")}/${repository}`,base}function withoutGit({environment,workspace}){let kept2=Object.entries(environment).filter(([name3])=>!name3.startsWith("GIT_")||name3.startsWith("GIT_SSL_CA")),outside=(environment.PATH??environment.Path??"").split(delimiter3).filter(entry=>entry!==""&&(workspace===""||!liesIn(entry,workspace)));return{...Object.fromEntries(kept2),PATH:outside.join(delimiter3)}}function liesIn(path,folder){let top=resolve5(folder),place4=resolve5(path);return place4===top||place4.startsWith(top.endsWith(sep5)?top:top+sep5)}function temporaryFolder(temporary){try{return realpathSync6(mkdtempSync2(join12(temporary,"handshake-remote-")))}catch(cause){let said=cause instanceof Error?cause.message:String(cause);throw new UndecidedError({subject:`the temporary folder ${printable(temporary)}`,reason:`cannot be written (${printable(said)})`,help:"Free some space there; the runner names the folder in `RUNNER_TEMP`."},{cause})}}function misplaced(name3,text,expected2){return new UndecidedError({subject:`\`${name3}\``,reason:`is "${printable(text.slice(0,100))}", expected ${expected2}`,help:"Let the runner set it; a workflow must not."})}var REMOTE_DEADLINE=15*6e4;async function runStep(environment,print){let variable=name3=>environment[name3]??"",folders={workspace:variable("GITHUB_WORKSPACE"),temporary:variable("RUNNER_TEMP")||tmpdir2()},given=inputsIn(environment);given.token&&setSecret(given.token);let read2=attempt(()=>readInputs(given,folders)),platform4=githubPlatform({apiUrl:variable("GITHUB_API_URL")||"https://api.github.com",token:read2.inputs?.token??"",repository:variable("GITHUB_REPOSITORY"),manners:{log:line=>debug(terminalLine(line))}}),picture,{result,warnings}=await runGate({ask:()=>questionOf(read2,folders,platform4,environment),outputs:outputsOf(read2.inputs,{folders,platform:platform4,environment,print,picture:()=>picture}),look:async(source,changeset,options)=>{picture=await packetPicture(source,changeset,options)},rules,toolVersion:"0.1.0",now:()=>Math.floor(Date.now()/1e3)});for(let sentence of warnings)warning(terminalLine(sentence));return result.exitCode}function inputsIn(environment){let prefix="INPUT_",entries=Object.entries(environment).filter(([name3])=>name3.startsWith(prefix));return Object.fromEntries(entries.map(([name3,value])=>[name3.slice(prefix.length).toLowerCase(),value??""]))}function attempt(read2){try{return{inputs:read2()}}catch(error){return{inputs:null,error}}}function questionOf(read2,folders,platform4,environment){if(read2.inputs===null)throw read2.error;let{inputs}=read2,variable=name3=>environment[name3]??"",event={name:variable("GITHUB_EVENT_NAME"),payload:readEventFile(variable("GITHUB_EVENT_PATH")),ref:variable("GITHUB_REF"),sha:variable("GITHUB_SHA")},target=targetOf(event,inputs),remote=openRemote({...folders,server:variable("GITHUB_SERVER_URL")||"https://github.com",repository:variable("GITHUB_REPOSITORY"),token:inputs.token,workingDirectory:inputs.workingDirectory,environment,deadline:REMOTE_DEADLINE});return{target,remote,platform:reviewsOfTarget(platform4),config:inputs.config,failOn:inputs.failOn}}function reviewsOfTarget(platform4){return{async approvals({event,pullRequest:pullRequest2},accounts){if(pullRequest2!==null)return platform4.approvals(pullRequest2,accounts);throw new UndecidedError({subject:`the event ${event}`,reason:"is about no pull request, expected one: the law of the base wants signatures to be approved in a review",help:"Open a pull request for the change, and let the user approve it there."})}}}function outputsOf(inputs,{folders,platform:platform4,environment,print,picture}){let links=forgeLinks(environment.GITHUB_SERVER_URL??"",environment.GITHUB_REPOSITORY??""),step=stepOutputs({print,annotations:inputs?.annotations??!0,summaryFile:environment.GITHUB_STEP_SUMMARY||null,outputFile:environment.GITHUB_OUTPUT||null,folders,sarifFile:inputs?.sarifFile??null,rules:rules.map(rule=>({...rule,page:LAW_PAGES[rule.id]??""})),links,picture});return inputs===null?step:withForge(step,{platform:platform4,wanted:inputs,links})}export{runStep};
