namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Fixes of an author's own corpora and optimizers.</summary>
public class OwnTypeFixTests
{
    [Theory]
    [InlineData("[]", "[new(nameof(Largest), Largest)]")]
    [InlineData("[new(nameof(Base), Base)]", "[new(nameof(Base), Base), new(nameof(Largest), Largest)]")]
    public Task A_property_is_added_to_the_settings(string before, string after) =>
        FixTest<ListSettingFix>.Expect(Digits("{|LB0030:Largest|}", before), Digits("Largest", after));

    [Theory]
    [InlineData("w[i] += rate * g[i]", "w[i] -= rate * g[i]")]
    [InlineData("w[i] = w[i] + (rate * g[i])", "w[i] = w[i] - (rate * g[i])")]
    public Task A_step_goes_down_the_gradient(string before, string after) =>
        FixTest<StepDirectionFix>.Expect(Descent($"{{|LB7017:{before}|}}"), Descent(after));

    private static string Descent(string update) => $$"""
        using LlamaBatch.Torch;
        using System;
        using System.Collections.Generic;

        public sealed class Descent(LlamaModel model) : IOptimizer
        {
            public double LearningRate { get; set; }
            public long StepsTaken { get; set; }
            public IReadOnlyDictionary<string, float[]> State { get; } = new Dictionary<string, float[]>();

            public void Step(double gradientScale)
            {
                float rate = (float)(LearningRate * gradientScale);
                foreach (Weight weight in model.Weights)
                {
                    Span<float> w = weight.Values, g = weight.Gradient;
                    for (int i = 0; i < w.Length; i++)
                    {
                        {{update}};
                    }
                }
            }

            public void Dispose()
            {
            }
        }
        """;

    private static string Digits(string largest, string settings) => $$"""
        using LlamaBatch;
        using LlamaBatch.Data;
        using System;
        using System.Collections.Generic;

        public sealed record Digits : Corpus
        {
            public int {{largest}} { get; init; } = 99;
            private int Base { get; init; } = 10;
            public override string Name => "Digits";
            public override IEnumerable<Setting> Settings() => {{settings}};
            public override TokenSource Open(string folder) => throw new NotSupportedException();
        }
        """;
}
