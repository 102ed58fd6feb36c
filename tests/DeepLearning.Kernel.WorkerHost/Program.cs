await DeepLearning.Kernel.Worker.WorkerServer.RunAsync();
