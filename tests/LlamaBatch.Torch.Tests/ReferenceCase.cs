using System.Text.Json;

namespace LlamaBatch.Torch.Tests;

/// <summary>A folder under <c>reference/</c>: a model, and what an independent PyTorch implementation computes for it in float64.</summary>
internal sealed class ReferenceCase
{
    private readonly JsonElement _expected;

    public ReferenceCase(string folder)
    {
        Folder = Path.Combine(Root, folder);
        _expected = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Folder, "expected.json"))).RootElement;
        File = SafetensorsFile.Read(Path.Combine(Folder, "expected.safetensors"));
        SafetensorsTensor tokens = File.Tensors["tokens"];
        (Steps, Rows, Columns) = ((int)tokens.Shape[0], (int)tokens.Shape[1], (int)tokens.Shape[2]);
    }

    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "reference");

    public static TheoryData<string> All { get; } = [.. Directory.GetDirectories(Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public string Folder { get; }

    public SafetensorsFile File { get; }

    public int Steps { get; }

    public int Rows { get; }

    public int Columns { get; }

    public double Loss => _expected.GetProperty("loss").GetDouble();

    public double GradientNorm => _expected.GetProperty("grad_norm").GetDouble();

    public JsonElement Training => _expected.GetProperty("training");

    /// <summary>The batch of a step, <c>[B, T + 1]</c>.</summary>
    public TorchSharp.torch.Tensor Batch(int step)
    {
        int size = Rows * Columns;
        long[] tokens = [.. File.Tensors["tokens"].Values.AsSpan(step * size, size).ToArray().Select(token => (long)token)];
        return TorchSharp.torch.tensor(tokens, [Rows, Columns]);
    }

    public double Setting(string name) => Training.GetProperty(name).GetDouble();

    public double[] Series(string name) => [.. Training.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}
