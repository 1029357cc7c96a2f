namespace LlamaBatch.Torch;

/// <summary>
/// A few steps with a tiny model before anything is measured. Code is compiled when it first runs and stays in memory, several megabytes of it: after a rehearsal it
/// belongs to the size of the process and not to what a trial's training takes.
/// </summary>
internal static class Rehearsal
{
    private const int Length = 2;

    /// <summary>Trains and evaluates.</summary>
    public static void Run()
    {
        var config = new LlamaConfig { VocabSize = 32, HiddenSize = 32, IntermediateSize = 32, Layers = 1, Heads = 2, KeyValueHeads = 1, MaxPositionEmbeddings = Length };
        var plan = new TrialPlan(config, new Training { BatchSize = 2, MicroBatch = 1 }, Length);
        using LlamaModel model = LlamaModel.Create(config, seed: 0);
        using AdamWOptimizer adam = new AdamW().CreateFor(model);
        using SgdOptimizer descent = new Sgd().CreateFor(model);
        using LlamaPass pass = LlamaPass.Of(model, plan);
        var batch = new TokenBatch(2, Length, (_, sequence) => sequence.Clear());
        foreach (IOptimizer optimizer in new IOptimizer[] { adam, descent })
        {
            new TrainingStep(pass, optimizer, gradientClip: 1, measuresNoise: true).Run(batch);
        }

        new WeightAverage(model, keep: 0).Update(0);
        pass.Measure(new int[Length + 1], Length);
    }
}
