using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class LlamaFolderTests : IDisposable
{
    private static readonly LlamaConfig _tiny =
        LlamaConfig.Nano with { VocabSize = 20, HiddenSize = 24, HeadDim = 8, IntermediateSize = 10, RopeTheta = 500_000 };

    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-folder-").FullName;

    private string Weights => Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_saved_model_predicts_the_same_when_loaded(bool tied)
    {
        using LlamaModel model = LlamaModel.Create(_tiny with { TieWordEmbeddings = tied }, seed: 1);
        LlamaFolder.Save(model, _folder);
        using LlamaModel loaded = LlamaFolder.Load(_folder);

        Assert.Equal(model.Config, loaded.Config);
        Assert.Equal(Logits(model), Logits(loaded));
        Assert.Equal(!tied, SafetensorsFile.Read(Weights).Tensors.ContainsKey("lm_head.weight"));
    }

    /// <summary>A link to itself cannot be followed by anybody, so whether a file lies behind it cannot be known.</summary>
    [Fact]
    public void What_cannot_be_looked_at_is_not_called_missing()
    {
        if (OperatingSystem.IsWindows())
        {
            return;                                                                 // links need rights there
        }

        string loop = Path.Combine(_folder, "loop");
        Directory.CreateSymbolicLink(loop, loop);

        SafetensorsException loaded = Assert.Throws<SafetensorsException>(() => LlamaFolder.Load(loop));
        SafetensorsException opened = Assert.Throws<SafetensorsException>(() => SafetensorsFolder.Open(loop));
        Assert.StartsWith($"'{Path.Combine(loop, "config.json")}' cannot be read (", loaded.Message, StringComparison.Ordinal);
        Assert.StartsWith($"'{Path.Combine(loop, "model.safetensors")}' cannot be read (", opened.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_failed_download_leaves_is_named()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);
        byte[] whole = File.ReadAllBytes(Weights);

        File.WriteAllText(Weights, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1234\n");
        Refused("is a Git LFS pointer");
        File.WriteAllText(Weights, "<!DOCTYPE html><html><body>Access denied</body></html>");
        Refused("is a page of HTML or XML");
        File.WriteAllBytes(Weights, whole[..^5]);
        Refused("cut short; download the file again");
        File.WriteAllBytes(Weights, []);
        Refused("is empty or not a regular file");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Weights_that_are_no_numbers_are_refused(float value)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);

        Rewrite(tensors => tensors["model.norm.weight"] = tensors["model.norm.weight"] with { Values = [.. tensors["model.norm.weight"]
            .Values
            .Select((one, i) => i == 3 ? value : one)] });

        Refused("has NaN or infinity in 'model.norm.weight'");
    }

    [Fact]
    public void A_tied_head_may_be_stored_twice_but_not_differ()
    {
        using LlamaModel model = LlamaModel.Create(_tiny with { TieWordEmbeddings = true }, seed: 1);
        LlamaFolder.Save(model, _folder);
        SafetensorsTensor embedding = SafetensorsFile.Read(Weights).Tensors["model.embed_tokens.weight"];

        Rewrite(tensors => tensors["lm_head.weight"] = embedding);
        using LlamaModel loaded = LlamaFolder.Load(_folder);
        Assert.Equal(Logits(model), Logits(loaded));

        Rewrite(tensors => tensors["lm_head.weight"] = embedding with { Values = [.. embedding.Values.Select(value => value + 1)] });
        Refused("a separate head");
    }

    [Fact]
    public void A_tied_head_may_be_stored_under_its_own_name_alone()
    {
        using LlamaModel model = LlamaModel.Create(_tiny with { TieWordEmbeddings = true }, seed: 1);
        LlamaFolder.Save(model, _folder);

        Rewrite(tensors =>
        {
            tensors["lm_head.weight"] = tensors["model.embed_tokens.weight"];
            tensors.Remove("model.embed_tokens.weight");
        });
        using LlamaModel loaded = LlamaFolder.Load(_folder);

        Assert.Equal(Logits(model), Logits(loaded));
    }

    [Fact]
    public void Rotary_tables_of_older_checkpoints_are_passed_over()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);
        Rewrite(tensors => tensors["model.layers.0.self_attn.rotary_emb.inv_freq"] = new SafetensorsTensor([1], [1]));
        using LlamaModel loaded = LlamaFolder.Load(_folder);

        Assert.Equal(Logits(model), Logits(loaded));
    }

    [Fact]
    public void Tables_that_follow_from_the_configuration_are_passed_over_whatever_their_type()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);
        Store(
            [
                .. Stored(),
                ("model.embed_positions.position_ids", "I64", [2], new byte[16]),
                ("model.layers.0.self_attn.masked_bias", "F16", [], new byte[2]),
                ("model.layers.1.self_attn.bias", "BOOL", [1, 1, 2, 2], new byte[4]),
                ("model.layers.1.self_attn.rotary_emb.cos_cached", "BF16", [3], new byte[6]),
                ("rope.freqs", "F32", [1], new byte[4]),
            ]);
        using LlamaModel loaded = LlamaFolder.Load(_folder);

        Assert.Equal(Logits(model), Logits(loaded));
    }

    [Theory]
    [InlineData("model.", "")]
    [InlineData("", "_orig_mod.")]
    [InlineData("", "module.")]
    [InlineData("", "module._orig_mod.")]
    public void Names_may_lack_a_prefix_or_have_that_of_a_wrapper(string removed, string added)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);
        Store([.. Stored().Select(tensor => tensor with { Name = added + Without(tensor.Name) })]);
        using LlamaModel loaded = LlamaFolder.Load(_folder);

        Assert.Equal(Logits(model), Logits(loaded));

        string Without(string name) =>
            removed.Length > 0 && name.StartsWith(removed, StringComparison.Ordinal) ? name[removed.Length..] : name;
    }

    [Fact]
    public void Doubles_and_halves_are_weights_too()
    {
        using LlamaModel model = LlamaModel.Create(_tiny with { TieWordEmbeddings = true }, seed: 1);
        LlamaFolder.Save(model, _folder);
        Store([.. Stored().Select(tensor => tensor with { Type = "F64", Data = Doubles(tensor.Data) })]);
        using LlamaModel loaded = LlamaFolder.Load(_folder);
        Assert.Equal(Logits(model), Logits(loaded));

        Store([.. Stored().Select(tensor => tensor with { Type = "F16", Data = new byte[tensor.Data.Length / 2] })]);
        LlamaFolder.Load(_folder).Dispose();
    }

    [Fact]
    public void Shards_are_read_by_their_index_and_contradictions_are_named()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);
        StoredTensor[] all = [.. Stored()];
        File.Delete(Weights);
        Store(all[..5], "model-00001-of-00002.safetensors");
        Store(all[5..], "model-00002-of-00002.safetensors");
        Refused("Its model-00001-of-00002.safetensors is a shard; the list of shards, model.safetensors.index.json, is missing.");

        Dictionary<string, string> map = all
            .Select((tensor, i) => (tensor.Name, Shard: $"model-0000{(i < 5 ? 1 : 2)}-of-00002.safetensors"))
            .ToDictionary(pair => pair.Name, pair => pair.Shard);
        WriteIndex(map);
        using (LlamaModel loaded = LlamaFolder.Load(_folder))
        {
            Assert.Equal(Logits(model), Logits(loaded));
        }

        string[] paths =
        [
            "../model.safetensors", "/etc/x.safetensors", "a\\b.safetensors", "model-00001-of-00002.bin", "", ".safetensors",
            "C:x.safetensors",
        ];
        foreach (string path in paths)
        {
            WriteIndex(new(map) { [all[0].Name] = path });
            Refused("it must be the name of a .safetensors file beside the index");
        }

        WriteIndex(new(map) { [all[0].Name] = "model-00003-of-00003.safetensors" });
        Refused("lists the shard model-00003-of-00003.safetensors, which is missing");
        WriteIndex(new(map) { [all[0].Name] = "model-00002-of-00002.safetensors" });
        Refused($"places '{all[0].Name}' in model-00002-of-00002.safetensors, which lacks it");
        WriteIndex(new(map) { ["x"] = "model-00002-of-00002.safetensors" });
        Refused("places 'x' in model-00002-of-00002.safetensors, which lacks it");

        WriteIndex(map);
        Store(all[4..], "model-00002-of-00002.safetensors");
        Refused($"'{all[4].Name}' is in two shards, model-00001-of-00002.safetensors and model-00002-of-00002.safetensors");
        Store(all[5..], "model-00002-of-00002.safetensors");
        Store([], "model-00001-of-00001.safetensors");
        Refused("the shard model-00001-of-00001.safetensors, which model.safetensors.index.json does not list");
        File.WriteAllText(Path.Combine(_folder, "model.safetensors.index.json"), """{"metadata":{"total_size":1}}""");
        Refused("model.safetensors.index.json is not a valid list of shards: weight_map is missing.");
    }

    [Theory]
    [InlineData("pytorch_model.bin", "is a PyTorch pickle")]
    [InlineData("model-q4.gguf", "is a GGUF file")]
    [InlineData("adapter_model.safetensors", "is an adapter")]
    [InlineData("weights.safetensors", "rename it to model.safetensors")]
    [InlineData("weights.npz", "weights.npz is not supported")]
    public void What_a_folder_has_instead_of_a_model_is_said(string file, string problem)
    {
        File.WriteAllText(Path.Combine(_folder, "config.json"), "{}");
        File.WriteAllBytes(Path.Combine(_folder, file), []);

        Refused(problem);
    }

    [Fact]
    public void A_head_that_is_missing_or_a_weight_that_is_there_twice_is_named()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);
        StoredTensor[] all = [.. Stored()];

        Store([.. all.Where(tensor => tensor.Name != "lm_head.weight")]);
        Refused("lacks the tensor 'lm_head.weight'. Set tie_word_embeddings to true");
        Store([.. all, all.First(tensor => tensor.Name == "model.norm.weight") with { Name = "norm.weight" }]);
        Refused("has the weight 'model.norm.weight' twice, as 'model.norm.weight' and as 'norm.weight'");
        Store([.. all.Select(tensor => tensor.Name == "model.norm.weight" ? tensor with { Type = "I32" } : tensor)]);
        Refused("stores 'model.norm.weight' as I32; supported types are F64, F32, F16 and BF16");
        Store([.. all, ("model.layers.0.mlp.gate_proj.qweight", "I32", [1], new byte[4])]);
        Refused("tensors that the model lacks: model.layers.0.mlp.gate_proj.qweight");
    }

    [Fact]
    public void A_byte_order_mark_before_the_configuration_is_no_part_of_it()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);
        string config = Path.Combine(_folder, "config.json");
        File.WriteAllText(config, File.ReadAllText(config), System.Text.Encoding.UTF8);

        LlamaFolder.Load(_folder).Dispose();
    }

    [Fact]
    public void A_file_that_does_not_fit_its_configuration_is_refused()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);

        Rewrite(tensors => tensors["model.layers.0.self_attn.q_proj.bias"] = new SafetensorsTensor([1], [1]));
        Refused("tensors that the model lacks: model.layers.0.self_attn.q_proj.bias");
        Rewrite(tensors => tensors.Remove("model.layers.0.self_attn.q_proj.bias"));
        Rewrite(tensors => tensors["model.norm.weight"] = new SafetensorsTensor([1, 24], new float[24]));
        Refused("'model.norm.weight' in the shape [1, 24], but the model needs [24]");
        Rewrite(tensors => tensors.Remove("model.norm.weight"));
        Refused("lacks the tensor 'model.norm.weight'");
        File.Delete(Weights);
        Refused("has no model.safetensors");
        File.Delete(Path.Combine(_folder, "config.json"));
        Refused("has no config.json");
    }

    /// <summary>A tensor as it lies in a file.</summary>
    private readonly record struct StoredTensor(string Name, string Type, long[] Shape, byte[] Data)
    {
        public static implicit operator StoredTensor((string Name, string Type, long[] Shape, byte[] Data) tensor) =>
            new(tensor.Name, tensor.Type, tensor.Shape, tensor.Data);
    }

    private StoredTensor[] Stored() =>
        [.. from tensor in SafetensorsFile.Read(Weights).Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal)
            let data = tensor.Value.Values.SelectMany(BitConverter.GetBytes)
            select new StoredTensor(tensor.Key, "F32", [.. tensor.Value.Shape], [.. data])];

    private static byte[] Doubles(byte[] data) => [.. Floats(data).SelectMany(value => BitConverter.GetBytes((double)value))];

    private static float[] Floats(byte[] data) => [.. data.Chunk(4).Select(bytes => BitConverter.ToSingle(bytes))];

    private void Store(IReadOnlyList<StoredTensor> tensors, string file = "model.safetensors")
    {
        long begin = 0;
        var entries = new Dictionary<string, object>();
        foreach (StoredTensor tensor in tensors)
        {
            long[] offsets = [begin, begin + tensor.Data.Length];
            entries.Add(tensor.Name, new { dtype = tensor.Type, shape = tensor.Shape, data_offsets = offsets });
            begin += tensor.Data.Length;
        }

        byte[] header = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(entries);
        byte[] length = BitConverter.GetBytes((long)header.Length);
        File.WriteAllBytes(Path.Combine(_folder, file), [.. length, .. header, .. tensors.SelectMany(tensor => tensor.Data)]);
    }

    private void WriteIndex(Dictionary<string, string> map)
    {
        string index = System.Text.Json.JsonSerializer.Serialize(new { metadata = new { total_size = 1.5 }, weight_map = map });
        File.WriteAllText(Path.Combine(_folder, "model.safetensors.index.json"), index);
    }

    private void Rewrite(Action<Dictionary<string, SafetensorsTensor>> change)
    {
        SafetensorsFile file = SafetensorsFile.Read(Weights);
        var tensors = new Dictionary<string, SafetensorsTensor>(file.Tensors);
        change(tensors);
        File.WriteAllBytes(Weights, new SafetensorsFile { Tensors = tensors, Metadata = file.Metadata }.ToBytes());
    }

    private void Refused(string problem) =>
        Assert.Contains(problem, Assert.Throws<SafetensorsException>(() => LlamaFolder.Load(_folder)).Message, StringComparison.Ordinal);

    private static float[] Logits(LlamaModel model)
    {
        using Tensor tokens = tensor(new long[] { 1, 2, 3, 5, 8, 13 }, [2, 3]);
        using Tensor logits = model.forward(tokens);
        return logits.data<float>().ToArray();
    }
}
