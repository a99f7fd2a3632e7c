function counted(count,noun,plural=`${noun}s`){return`${count} ${count===1?noun:plural}`}export{counted};
