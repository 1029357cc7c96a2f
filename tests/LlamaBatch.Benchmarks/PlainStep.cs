using static TorchSharp.torch;

namespace LlamaBatch.Benchmarks;

/// <summary>
/// What a user of TorchSharp would write: the whole batch at once, backward, <c>clip_grad_norm_</c> and TorchSharp's AdamW, in one
/// dispose scope.
/// </summary>
internal sealed class PlainStep : IDisposable
{
    private readonly PlainLlama _model;
    private readonly TorchSharp.Modules.AdamW _optimizer;

    /// <summary>A step of the same weights as a model's.</summary>
    public PlainStep(LlamaModel model, int length)
    {
        _model = new PlainLlama(model.Config, length);
        _model.Copy(model);
        _optimizer = optim.AdamW(_model.parameters(), lr: 1e-3, beta1: 0.9, beta2: 0.95, weight_decay: 0.1);
    }

    /// <summary>Takes a step.</summary>
    /// <param name="batch"><c>[B, T + 1]</c>, int64</param>
    public double Run(Tensor batch)
    {
        using var scope = NewDisposeScope();
        long length = batch.size(1) - 1;
        // To none, as PyTorch does; TorchSharp's optimizer would fill them with zeros.
        _model.zero_grad();
        Tensor logits = _model.call(batch.narrow(1, 0, length));
        Tensor loss = nn.functional.cross_entropy(logits.view(-1, logits.size(-1)), batch.narrow(1, 1, length).reshape(-1));
        loss.backward();
        nn.utils.clip_grad_norm_(_model.parameters(), 1.0);
        _optimizer.step();
        return loss.item<float>();
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }
}
