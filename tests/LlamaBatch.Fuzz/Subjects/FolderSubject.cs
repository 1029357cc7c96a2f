using LlamaBatch.Torch;

namespace LlamaBatch.Fuzzing;

/// <summary>A model's folder, in one piece or in shards, of which one file is damaged or gone.</summary>
internal sealed class FolderSubject : Subject, IDisposable
{
    private const string Config = "config.json";
    private const string Model = "model.safetensors";
    private const string Index = "model.safetensors.index.json";

    private readonly Scratch _scratch = new();
    private readonly Dictionary<string, byte[]> _whole = [];
    private readonly Dictionary<string, byte[]> _sharded = [];

    public FolderSubject()
    {
        LlamaConfig tiny = LlamaConfig
            .Nano with { VocabSize = 20, HiddenSize = 8, HeadDim = 4, Heads = 2, KeyValueHeads = 1, IntermediateSize = 6, Layers = 1 };
        using (LlamaModel model = LlamaModel.Create(tiny, seed: 1))
        {
            LlamaFolder.Save(model, _scratch.Path);
        }

        foreach (string name in (string[])[Config, Model])
        {
            _whole.Add(name, File.ReadAllBytes(_scratch[name]));
        }

        IReadOnlyDictionary<string, SafetensorsTensor> tensors = SafetensorsFile.Parse(_whole[Model], Model).Tensors;
        string[] names = [.. tensors.Keys.Order(StringComparer.Ordinal)];
        _sharded.Add(Config, _whole[Config]);
        string map = string.Join(',', names.Select((name, i) => $"\"{name}\":\"{ShardOf(i)}\""));
        _sharded.Add(Index, Bytes("{\"metadata\":{\"total_size\":1},\"weight_map\":{" + map + "}}"));
        foreach (var shard in names.Select((name, i) => (name, Shard: ShardOf(i))).GroupBy(one => one.Shard))
        {
            _sharded.Add(
                shard.Key,
                new SafetensorsFile { Tensors = shard.ToDictionary(one => one.name, one => tensors[one.name]) }.ToBytes());
        }
    }

    public override string Name => "model folder";

    public override int Share => 60;

    public override void Run(Random random)
    {
        Dictionary<string, byte[]> files = random.Next(2) == 0 ? _whole : _sharded;
        string damaged = One(random, [.. files.Keys]);
        Input = random.Next(50) == 0 ? [] : new Mutation(random).Of(files[damaged], [.. files.Values]);
        foreach (string old in Directory.GetFiles(_scratch.Path))
        {
            File.Delete(old);
        }

        foreach ((string name, byte[] bytes) in files)
        {
            File.WriteAllBytes(_scratch[name], name == damaged ? Input : bytes);
        }

        try
        {
            LlamaFolder.Load(_scratch.Path).Dispose();
            Read++;
        }
        catch (SafetensorsException refusal)
        {
            CheckSentence(refusal.Message, [Config, Model, .. _sharded.Keys]);
        }
    }

    public void Dispose() => _scratch.Dispose();

    private static string ShardOf(int tensor) => $"model-0000{1 + (tensor % 2)}-of-00002.safetensors";
}
