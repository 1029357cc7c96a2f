using System.Globalization;
using System.Text.RegularExpressions;
using LlamaBatch.Advice;

namespace LlamaBatch.Tests.Advice;

/// <summary>Memory by component, and the settings that follow from a batch by rules.</summary>
public sealed partial class MemoryAndRecipeTests
{
    /// <summary>Llama 7B at 2,048 tokens, worked out by hand: 4.92 MB a token, 10.1 GB a sequence, states of 108 GB.</summary>
    [Fact]
    public void The_memory_of_Llama_7B_is_that_of_the_formulas()
    {
        var memory = new TrainingMemory(LlamaConfig.Llama7B, 2048, IsAdamW: true);

        Assert.Equal(4.92e6, memory.Activations / 2048, 0.005e6);
        Assert.Equal(10.1e9, memory.Activations, 0.05e9);
        Assert.Equal(16 * 6_738_415_616.0, memory.States);
        Assert.Equal(12.0 * 2048 * 32_000, memory.Logits);
        Assert.Equal((32 * 2.0 * 2048 * 4096) + (memory.Activations / 32), memory.RecomputedActivations);
    }

    /// <summary>Llama 7B: 2f bytes less with a SwiGLU that recomputes its gate, 8h bytes more with float32 copies in RMSNorm.</summary>
    [Fact]
    public void Activations_and_logits_have_a_range_over_kernels()
    {
        var memory = new TrainingMemory(LlamaConfig.Llama7B, 2048, IsAdamW: true);

        Assert.Equal(32 * 2048.0 * 2 * 11_008, memory.Activations - memory.ActivationRange.Low);
        Assert.Equal(32 * 2048.0 * 8 * 4_096, memory.ActivationRange.High - memory.Activations);
        Assert.Equal(2048.0 * 2 * 11_008, memory.RecomputedActivations - memory.RecomputedRange.Low);
        Assert.Equal(2048.0 * 8 * 4_096, memory.RecomputedRange.High - memory.RecomputedActivations);
        Assert.Equal((0, 16.0 * 2048 * 32_000), memory.LogitsRange);
    }

    /// <summary>The largest excess of measured memory that the advice prints is that of the committed reports.</summary>
    [Fact]
    public void The_error_of_predicted_memory_is_that_of_the_reports()
    {
        double[] ratios =
        [
            .. from report in (string[])["BatchSize100", "BFloat16", "Smoke", "WholeBatch"]
               let table = Repository.Read($"experiments/{report}/REPORT.md").Split("| Measured / predicted |")[1].Split("\n\n")[0]
               from Match row in Ratio().Matches(table)
               select double.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture),
        ];

        Assert.Equal(18, ratios.Length);
        Assert.Equal(1 + TrainingMemory.MeasuredExcess, ratios.Max());
        Assert.InRange(ratios.Min(), 1, 1.01);
    }

    [GeneratedRegex(@"\| +(1\.[0-9]{2}) \|(?=\n|$)")]
    private static partial Regex Ratio();

    [Fact]
    public void Sgd_keeps_one_moment_less()
    {
        var adamW = new TrainingMemory(LlamaConfig.Llama7B, 2048, IsAdamW: true);
        TrainingMemory sgd = adamW with { IsAdamW = false };

        Assert.Equal(4 * LlamaConfig.Llama7B.Parameters, adamW.States - sgd.States);
        Assert.Equal(adamW.Activations, sgd.Activations);
    }

    [Fact]
    public void The_micro_batch_is_the_largest_that_fits()
    {
        var memory = new TrainingMemory(LlamaConfig.Llama8B, 8192, IsAdamW: true);

        Assert.Equal(0, memory.MicroBatch(80e9, devices: 1, recomputes: true));     // the states alone need 128 GB
        foreach (bool recomputes in (bool[])[false, true])
        {
            double one = (recomputes ? memory.RecomputedActivations : memory.Activations) + memory.Logits;
            double count = memory.MicroBatch(80e9, 8, recomputes);

            Assert.True(count >= 1);
            Assert.InRange(80e9 - (memory.States / 8) - (count * one), 0, one);
        }
    }

    /// <summary>The numbers of parameters that the models' own pages print.</summary>
    [Theory]
    [InlineData("Llama 3.2 1B", 1_235_814_400)]
    [InlineData("Llama 3.2 3B", 3_212_749_824)]
    [InlineData("Llama 2 7B", 6_738_415_616)]
    [InlineData("Llama 3.1 8B", 8_030_261_248)]
    [InlineData("Llama 2 13B", 13_015_864_320)]
    [InlineData("Llama 65B", 65_285_660_672)]
    [InlineData("Llama 2 70B", 68_976_648_192)]
    [InlineData("Llama 3.1 70B", 70_553_706_496)]
    [InlineData("Llama 3.1 405B", 405_853_388_800)]
    public void A_published_shape_has_the_published_number_of_parameters(string name, long parameters)
    {
        LlamaConfig shape = PublishedLlamas.All.Single(one => one.Name == name).Shape;

        Assert.Equal(parameters, shape.Parameters);
        Assert.Empty(shape.Problems());
    }

    [Theory]
    [InlineData(8e9, "Llama 3.1 8B")]
    [InlineData(7e9, "Llama 2 7B")]
    [InlineData(13e9, "Llama 2 13B")]
    [InlineData(70e9, "Llama 3.1 70B")]
    [InlineData(405e9, "Llama 3.1 405B")]
    [InlineData(3e9, "Llama 3.2 3B")]
    [InlineData(1.24e9, "Llama 3.2 1B")]
    [InlineData(20e9, null)]
    [InlineData(1e9, null)]
    [InlineData(1e15, null)]
    public void The_shape_is_that_of_the_nearest_Llama_within_a_tenth(double parameters, string? name) =>
        Assert.Equal(name, PublishedLlamas.NearestTo(parameters)?.Name);

    /// <summary>At the reference batch β₂ is the reference; at a quarter of it, the fourth root; above, no less than β₁².</summary>
    [Fact]
    public void Beta2_keeps_its_half_life_in_tokens()
    {
        Assert.Equal(0.95, Recipe.Beta2(4e6), 6);
        Assert.Equal(Math.Pow(0.95, 0.25), Recipe.Beta2(1e6), 6);
        Assert.Equal(0.81, Recipe.Beta2(1e12), 9);
        Assert.Equal(0.5, Math.Pow(0.95, Recipe.HalfLifeTokens / 4e6), 9);
        Assert.True(Recipe.HalfLifeFits(new(8e9, 1.3e9)));
        Assert.False(Recipe.HalfLifeFits(new(1e5, 1e7)));
    }

    /// <summary>Bergsma et al. 2025: about 0.21 at 20 tokens per parameter; the timescale gives back the decay.</summary>
    [Fact]
    public void Weight_decay_has_the_timescale_of_the_law()
    {
        var size = new TrainingSize(610e6, 20 * 610e6);
        double timescale = Recipe.Timescale(size)!.Value;
        double decay = Recipe.WeightDecay(size, 0.5e6, 1e-3, timescale);

        Assert.Equal(0.21, timescale, 0.015);
        Assert.Equal(timescale, 0.5e6 / (1e-3 * decay * size.Tokens), 9);
        Assert.Equal(2 * decay, Recipe.WeightDecay(size, 1e6, 1e-3, timescale), 9);
    }

    [Theory]
    [InlineData(2.1, true)]
    [InlineData(1.9, false)]
    [InlineData(12_700, true)]
    [InlineData(12_900, false)]
    public void A_decade_outside_its_fit_the_timescale_is_not_known(double tokensPerParameter, bool isKnown) =>
        Assert.Equal(isKnown, Recipe.Timescale(new(1e9, tokensPerParameter * 1e9)) is not null);
}
