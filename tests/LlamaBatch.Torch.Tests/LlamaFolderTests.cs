using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class LlamaFolderTests : IDisposable
{
    private static readonly LlamaConfig s_tiny = LlamaConfig.Nano with { VocabSize = 20, HiddenSize = 24, HeadDim = 8, IntermediateSize = 10, RopeTheta = 500_000 };

    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-folder-").FullName;

    private string Weights => Path.Combine(_folder, "model.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_saved_model_predicts_the_same_when_loaded(bool tied)
    {
        using LlamaModel model = LlamaModel.Create(s_tiny with { TieWordEmbeddings = tied }, seed: 1);
        LlamaFolder.Save(model, _folder);
        using LlamaModel loaded = LlamaFolder.Load(_folder);

        Assert.Equal(model.Config, loaded.Config);
        Assert.Equal(Logits(model), Logits(loaded));
        Assert.Equal(!tied, SafetensorsFile.Read(Weights).Tensors.ContainsKey("lm_head.weight"));
    }

    [Fact]
    public void A_tied_head_may_be_stored_twice_but_not_differ()
    {
        using LlamaModel model = LlamaModel.Create(s_tiny with { TieWordEmbeddings = true }, seed: 1);
        LlamaFolder.Save(model, _folder);
        SafetensorsTensor embedding = SafetensorsFile.Read(Weights).Tensors["model.embed_tokens.weight"];

        Rewrite(tensors => tensors["lm_head.weight"] = embedding);
        using LlamaModel loaded = LlamaFolder.Load(_folder);
        Assert.Equal(Logits(model), Logits(loaded));

        Rewrite(tensors => tensors["lm_head.weight"] = embedding with { Values = [.. embedding.Values.Select(value => value + 1)] });
        Refused("a head of its own");
    }

    [Fact]
    public void A_tied_head_may_be_stored_under_its_own_name_alone()
    {
        using LlamaModel model = LlamaModel.Create(s_tiny with { TieWordEmbeddings = true }, seed: 1);
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
        using LlamaModel model = LlamaModel.Create(s_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);
        Rewrite(tensors => tensors["model.layers.0.self_attn.rotary_emb.inv_freq"] = new SafetensorsTensor([1], [1]));
        using LlamaModel loaded = LlamaFolder.Load(_folder);

        Assert.Equal(Logits(model), Logits(loaded));
    }

    [Fact]
    public void A_file_that_does_not_fit_its_configuration_is_refused()
    {
        using LlamaModel model = LlamaModel.Create(s_tiny, seed: 1);
        LlamaFolder.Save(model, _folder);

        Rewrite(tensors => tensors["model.layers.0.self_attn.q_proj.bias"] = new SafetensorsTensor([1], [1]));
        Refused("tensors that the model does not: model.layers.0.self_attn.q_proj.bias");
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
