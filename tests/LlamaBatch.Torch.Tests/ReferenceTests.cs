using System.Text.Json;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

/// <summary>
/// The model and its training against an independent implementation in float64. Every folder under <c>reference/</c> is a case: a Llama
/// in Hugging Face's layout with <c>expected.safetensors</c> and <c>expected.json</c>.
/// </summary>
[Collection(nameof(OneThread))]
public sealed class ReferenceTests
{
    /// <summary>The head, which a tied model has as its embedding.</summary>
    private const string Head = "lm_head.weight";
    private const string Embedding = "model.embed_tokens.weight";

    public static TheoryData<string, StepKind> FoldersAndSteps()
    {
        var cases = new TheoryData<string, StepKind>();
        foreach (string folder in Directory.EnumerateDirectories(Root).Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path)))
        {
            cases.Add(folder, StepKind.Autograd);
            cases.Add(folder, StepKind.Fast);
        }

        return cases;
    }

    public static TheoryData<string> Folders()
    {
        var folders = new TheoryData<string>();
        foreach (string folder in Directory.EnumerateDirectories(Root).Order(StringComparer.Ordinal))
        {
            folders.Add(Path.GetFileName(folder));
        }

        return folders;
    }

    private static string Root => Path.Combine(AppContext.BaseDirectory, "reference");

    [Theory]
    [MemberData(nameof(Folders))]
    public void Logits_agree(string folder)
    {
        using LlamaModel model = Load(folder);
        var expected = new ReferenceFile(Path.Combine(Root, folder, "expected.safetensors"));
        using Tensor batch = Batch(expected, 0);

        using Tensor inputs = batch.narrow(1, 0, batch.size(1) - 1);
        using Tensor logits = model.forward(inputs);

        Assert.Equal(expected.Shape("logits"), logits.shape);
        float[] values = logits.data<float>().ToArray();
        double worst = expected.Floats("logits").Zip(values, (a, b) => Math.Abs((double)a - b)).Max();
        Assert.True(worst <= 1e-5, $"the logits differ by up to {worst:g3}");
    }

    [Theory]
    [MemberData(nameof(FoldersAndSteps))]
    public void Loss_and_gradients_agree(string folder, StepKind step)
    {
        using LlamaModel model = Load(folder);
        JsonElement numbers = Numbers(folder);
        var expected = new ReferenceFile(Path.Combine(Root, folder, "expected.safetensors"));
        using var optimizer = new AdamWOptimizer(new AdamW(), model);
        using Tensor batch = Batch(expected, 0);
        using LlamaPass pass = PassOf(step, model, (int)batch.size(0), (int)batch.size(1) - 1);

        double loss = new TrainingStep(pass, optimizer, gradientClip: 0).Accumulate(batch.ToBatch());

        Within(1e-6, numbers.GetProperty("loss").GetDouble(), loss, "the loss");
        var gradients = expected.Names.Where(name => name.StartsWith("grad.", StringComparison.Ordinal)).ToList();
        Assert.Superset(
            model.Weights.Select(weight => weight.Name).ToHashSet(StringComparer.Ordinal),
            gradients.Select(name => name["grad.".Length..]).ToHashSet(StringComparer.Ordinal));
        double squares = 0;
        foreach (Weight weight in model.Weights)
        {
            squares += weight.Gradient.ToArray().Sum(value => (double)value * value);
        }

        double norm = numbers.GetProperty("grad_norm").GetDouble();
        Within(1e-5, 1, Math.Sqrt(squares) / norm, "the gradient's norm, as a share of the expected one,");
        foreach (string name in gradients)
        {
            Weight weight = Find(model, name["grad.".Length..]);
            Assert.Equal(expected.Shape(name), weight.Parameter.shape);
            double relative = Norms.Distance(expected.Floats(name), weight.Gradient) / Norms.Of(expected.Floats(name));
            Assert.True(relative <= 1e-5, $"the gradient of {weight.Name} differs by {relative:g3} of its norm");
        }
    }

    [Theory]
    [MemberData(nameof(FoldersAndSteps))]
    public void A_training_run_agrees_at_every_step(string folder, StepKind kind)
    {
        using LlamaModel model = Load(folder);
        JsonElement training = Numbers(folder).GetProperty("training");
        var expected = new ReferenceFile(Path.Combine(Root, folder, "expected.safetensors"));
        Assert.Equal("AdamW", training.GetProperty("optimizer").GetString());
        var settings = new AdamW
        {
            LearningRate = training.GetProperty("learning_rate").GetDouble(),
            Beta1 = training.GetProperty("beta1").GetDouble(),
            Beta2 = training.GetProperty("beta2").GetDouble(),
            Epsilon = training.GetProperty("epsilon").GetDouble(),
            WeightDecay = training.GetProperty("weight_decay").GetDouble(),
        };
        using AdamWOptimizer optimizer = settings.CreateFor(model);
        using LlamaPass pass = PassOf(kind, model, (int)expected.Shape("tokens")[1], (int)expected.Shape("tokens")[2] - 1);
        var step = new TrainingStep(pass, optimizer, training.GetProperty("clip_grad_norm").GetDouble());
        double[] losses = [.. training.GetProperty("losses").EnumerateArray().Select(value => value.GetDouble())];
        double[] norms = [.. training.GetProperty("grad_norms_before_clipping").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(training.GetProperty("steps").GetInt32(), losses.Length);

        for (int i = 0; i < losses.Length; i++)
        {
            StepOutcome outcome = step.Run(Batch(expected, i).ToBatch());
            Within(1e-4, losses[i], outcome.Loss, $"the loss of step {i}");
            Within(1e-4, 1, outcome.GradientNorm / norms[i], $"the gradient norm of step {i}, as a share of the expected one,");
        }

        foreach (JsonProperty norm in training.GetProperty("final_parameter_norms").EnumerateObject())
        {
            double share = Norms.Of(Find(model, norm.Name).Values) / norm.Value.GetDouble();
            Within(1e-5, 1, share, $"the final norm of {norm.Name}, as a share of the expected one,");
        }
    }

    private static LlamaPass PassOf(StepKind step, LlamaModel model, int batch, int length) =>
        LlamaPass.Create(model, new TrialPlan(model.Config, new Training { Step = step, BatchSize = batch, MicroBatch = batch }, length));

    private static LlamaModel Load(string folder) => LlamaFolder.Load(Path.Combine(Root, folder));

    private static JsonElement Numbers(string folder)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, folder, "expected.json")));
        return document.RootElement.Clone();
    }

    /// <summary>The batch of a step, [B, T + 1].</summary>
    private static Tensor Batch(ReferenceFile expected, int step)
    {
        long[] shape = expected.Shape("tokens");
        int size = (int)(shape[1] * shape[2]);
        return tensor(expected.Integers("tokens").AsSpan(step * size, size).ToArray(), [shape[1], shape[2]]);
    }

    private static Weight Find(LlamaModel model, string name) =>
        model.Weights.Single(weight => weight.Name == (model.Config.TieWordEmbeddings && name == Head ? Embedding : name));

    private static void Within(double tolerance, double expected, double actual, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"{what} is {actual:r} instead of {expected:r}");
}
