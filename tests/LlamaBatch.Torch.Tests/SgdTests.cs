using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class SgdTests
{
    [Theory]
    [InlineData(0.9, 0.0)]
    [InlineData(0.0, 0.1)]
    [InlineData(0.8, 0.05)]
    public void Steps_are_those_of_torch(double momentum, double decay)
    {
        LlamaConfig config = LlamaConfig.Nano with { HiddenSize = 12, IntermediateSize = 7, VocabSize = 13, HeadDim = 2 };
        using LlamaModel own = LlamaModel.Create(config, seed: 1), theirs = LlamaModel.Create(config, seed: 1);
        using SgdOptimizer optimizer = new Sgd { LearningRate = 0.1, Momentum = momentum, WeightDecay = decay }.CreateFor(own);
        var gains = theirs.Weights.Where(weight => !weight.IsDecayed).Select(weight => weight.Parameter).ToList();
        var matrices = theirs.Weights.Where(weight => weight.IsDecayed).Select(weight => weight.Parameter).ToList();
        using var ofMatrices = optim.SGD(matrices, 0.1, momentum, weight_decay: decay);
        using var ofGains = optim.SGD(gains, 0.1, momentum);
        TokenBatch batch = new TokenBatches(new SeededBytes(13), seed: 1, sequenceLength: 5).Batch(0, 3);

        for (int i = 0; i < 4; i++)
        {
            using (var pass = new AutogradPass(own, 3))
            {
                new TrainingStep(pass, optimizer, gradientClip: 0).Run(batch);
            }

            using var autograd = new AutogradPass(theirs, 3);
            new TrainingStep(autograd, optimizer, gradientClip: 0).Accumulate(batch);
            ofMatrices.step();
            ofGains.step();
        }

        Assert.Equal(4, optimizer.StepsTaken);
        Assert.Equal(["momentum"], optimizer.State.Keys);
        Assert.InRange(Norms.Distance(theirs.Buffer.Values, own.Buffer.Values) / Norms.Of(own.Buffer.Values), 0, 1e-6);
    }
}
