namespace LlamaBatch.Torch;

/// <summary>Trains a tiny model once, so that the JIT compiles all training code before any measurement.</summary>
/// <remarks>Compiled code takes several megabytes, which must not count as the memory of a trial.</remarks>
internal static class JitWarmup
{
    private const int Length = 2;

    /// <summary>Trains with every built-in optimizer and evaluates the model.</summary>
    public static void Run()
    {
        var config = new LlamaConfig
        {
            VocabSize = 32,
            HiddenSize = 32,
            IntermediateSize = 32,
            Layers = 1,
            Heads = 2,
            KeyValueHeads = 1,
            MaxPositionEmbeddings = Length,
        };
        var plan = new TrialPlan(config, new Training { BatchSize = 2, MicroBatch = 1 }, Length);
        using LlamaModel model = LlamaModel.Create(config, seed: 0);
        using LlamaPass pass = LlamaPass.Create(model, plan);
        var batch = new TokenBatch(2, Length, (_, sequence) => sequence.Clear());
        foreach (IOptimizer optimizer in OptimizerExtensions.EachFor(model))
        {
            using (optimizer)
            {
                bool isAdam = optimizer is AdamWOptimizer;
                new TrainingStep(pass, optimizer, gradientClip: 1, measuresNoise: true, measuresPreconditioned: isAdam).Run(batch);
            }
        }

        new WeightAverage(model, keep: 0).Update(0);
        pass.Measure(new int[Length + 1], Length);
    }
}
