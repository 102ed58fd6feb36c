// Runs a network in onnxruntime-node, for `resnet`: node onnx_runtime.cjs MODEL INPUT THREADS. Answers every line of
// standard input with one line of JSON: the median milliseconds of a run and the outputs.
const { createRequire } = require("node:module");
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const runtime = createRequire(path.join(process.cwd(), "package.json"))("onnxruntime-node");

async function main([model, input, threads]) {
  const session = await runtime.InferenceSession.create(model, { intraOpNumThreads: Number(threads), interOpNumThreads: 1 });
  const bytes = fs.readFileSync(input);
  const data = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const feeds = { x: new runtime.Tensor("float32", data, [1, 3, 224, 224]) };
  for await (const _ of readline.createInterface({ input: process.stdin })) {
    const times = [];
    let outputs;
    for (let run = 0; run < 5; run++) {
      const start = process.hrtime.bigint();
      outputs = await session.run(feeds);
      times.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
    times.sort((a, b) => a - b);
    console.log(JSON.stringify({ milliseconds: times[2], outputs: Array.from(outputs.y.data) }));
  }
}

main(process.argv.slice(2));
