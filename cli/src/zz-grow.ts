import { openSandbox } from "./random-faults/sandbox.ts";
import { runRandomTask } from "./random-faults/random-task.ts";
import { readPlace } from "./random-faults/place-tree.ts";
const sandbox = await openSandbox(0);
let c = process.cpuUsage(); let n=0;
for (let i=0;i<300;i++){
  const t = await runRandomTask(sandbox, 5000+(i%30));
  for (const name of t.undoNames.toReversed()) await sandbox.plugin.request({type:"undo"});
  if (i%30===29){ const d=process.cpuUsage(c); console.log(i, "cpu per run", Math.round((d.user+d.system)/1000/30), Math.round(process.memoryUsage().rss/1e6)); c=process.cpuUsage(); }
}
await sandbox.close();
