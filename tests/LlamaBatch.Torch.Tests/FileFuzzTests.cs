using System.IO.Hashing;
using System.Text;
using LlamaBatch.Fuzzing;

namespace LlamaBatch.Torch.Tests;

/// <summary>
/// Damaged models on disk are refused in a sentence that names the file; damaged checkpoints cost a start from the one before.
/// </summary>
[Collection(nameof(OneThread))]
public sealed class FileFuzzTests : IDisposable
{
    private static readonly LlamaConfig _tiny = LlamaConfig.Nano with
    {
        VocabSize = 20,
        HiddenSize = 8,
        HeadDim = 4,
        Heads = 2,
        KeyValueHeads = 1,
        IntermediateSize = 6,
        Layers = 1,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-fuzz-").FullName;

    private string Config => Path.Combine(_folder, "config.json");

    private string Weights => Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Config_json()
    {
        Save();
        string valid = File.ReadAllText(Config);
        Fuzz.Read(
            Encoding.UTF8.GetBytes(valid),
            5_000,
            bytes => ConfigJson.Parse(Encoding.UTF8.GetString(bytes), "config.json"),
            problem => problem is SafetensorsException && problem.Message.StartsWith("config.json", StringComparison.Ordinal));
    }

    [Fact]
    public void Safetensors()
    {
        Save();
        Fuzz.Read(File.ReadAllBytes(Weights), 3_000, bytes => SafetensorsFile.Parse(bytes, "model.safetensors"), IsRefusal);
    }

    [Fact]
    public void A_folder_whose_configuration_is_damaged()
    {
        Save();
        Fuzz.Read(
            File.ReadAllBytes(Config),
            2_000,
            bytes =>
            {
                File.WriteAllBytes(Config, bytes);
                LlamaFolder.Load(_folder).Dispose();
            },
            IsRefusal);
    }

    [Theory]
    [InlineData("\"vocab_size\": 20", "\"vocab_size\": 2147483647", "VocabSize is 2,147,483,647")]
    [InlineData("\"num_hidden_layers\": 1", "\"num_hidden_layers\": 2147483647", "Layers is 2,147,483,647")]
    [InlineData("\"intermediate_size\": 6", "\"intermediate_size\": 2147483647", "IntermediateSize is 2,147,483,647")]
    [InlineData("\"head_dim\": 4", "\"head_dim\": 2147483646", "HeadDim is 2147483646")]
    [InlineData("\"vocab_size\": 20", "\"vocab_size\": 1000000", "config.json describes more weights than model.safetensors has")]
    [InlineData(
        "\"intermediate_size\": 6",
        "\"intermediate_size\": 1000000",
        "config.json describes more weights than model.safetensors has")]
    [InlineData("\"max_position_embeddings\": 64", "\"max_position_embeddings\": 2147483647", "")]
    public void A_configuration_that_asks_for_all_memory_takes_none(string valid, string huge, string expected)
    {
        Save();
        string config = File.ReadAllText(Config);
        Assert.Contains(valid, config, StringComparison.Ordinal);
        File.WriteAllText(Config, config.Replace(valid, huge, StringComparison.Ordinal));
        if (huge.Contains("position", StringComparison.Ordinal))
        {
            LlamaFolder.Load(_folder).Dispose();                                    // a limit, not a size
            return;
        }

        SafetensorsException refusal = Assert.Throws<SafetensorsException>(() => LlamaFolder.Load(_folder));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_whose_checksum_fits_what_was_damaged_before()
    {
        using var trial = new CheckpointedTrial(Path.Combine(_folder, "trial.checkpoint"), _tiny with { VocabSize = 32 });
        trial.Save(3);
        byte[] content = File.ReadAllBytes(trial.CheckpointPath)[..^8];
        Fuzz.Read(
            content,
            2_000,
            bytes =>
            {
                File.WriteAllBytes(trial.CheckpointPath, bytes);
                trial.Notes.Clear();
                bool isUsed = File.Exists(trial.CheckpointPath) && trial.Restore() >= 0 && trial.Notes.Count == 0;
                Assert.Equal(isUsed, File.Exists(trial.CheckpointPath));
            },
            seal: bytes => [.. bytes, .. XxHash64.Hash(bytes)]);
    }

    private static bool IsRefusal(Exception problem) =>
        problem is SafetensorsException
        && (problem.Message.Contains("config.json", StringComparison.Ordinal)
            || problem.Message.Contains("model.safetensors", StringComparison.Ordinal));

    private void Save()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);
    }
}
