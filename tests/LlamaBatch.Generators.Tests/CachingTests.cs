extern alias generators;

using System.Collections;
using System.Reflection;
using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators.Tests;

/// <summary>What an edit costs: nothing for a comment, one experiment for a level.</summary>
public class CachingTests
{
    private static readonly string _other = Sample.BatchSize.Replace("BatchStudy", "OtherStudy", StringComparison.Ordinal);

    [Fact]
    public void A_comment_in_one_experiment_emits_nothing_again()
    {
        var reasons = Edit(Sample.BatchSize, Sample.With("/// <summary>Peak", "// A remark.\n\n    /// <summary>Peak"));

        Assert.All(reasons.Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(
            reasons.Experiments,
            reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void A_file_that_has_no_experiment_emits_nothing_again()
    {
        GeneratorDriver driver = Compiled.Driver();
        CSharpCompilation before = Compiled.Compile(Sample.BatchSize, _other);
        CSharpCompilation after = before.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", Compiled.ParseOptions));

        Assert.All(Reasons(driver, before, after).Outputs, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_level_changed_emits_that_experiment_only()
    {
        var reasons = Edit(Sample.BatchSize, Sample.With("[Axis<int>(16, 100, 256)]", "[Axis<int>(16, 32, 100, 256)]"));

        Assert.Single(reasons.Experiments, IncrementalStepRunReason.Modified);
        Assert.Equal(1, reasons.Outputs.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(2, reasons.Outputs.Count(reason => reason == IncrementalStepRunReason.Cached));      // the other one, and the catalog
    }

    [Fact]
    public void What_passes_through_the_pipeline_holds_no_symbols()
    {
        GeneratorRunResult run = Compiled.Driver().RunGenerators(Compiled.Compile(Sample.BatchSize)).GetRunResult().Results[0];

        foreach (string name in new[] { TrackingNames.Experiments, TrackingNames.Catalog })
        {
            foreach (object output in run.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Value))
            {
                AssertPlain(output, []);
            }
        }
    }

    [Fact]
    public void The_check_for_symbols_finds_one() =>
        Assert.ThrowsAny<Exception>(() => AssertPlain(new { Hidden = (object)Compiled.Compile("class C;").GlobalNamespace }, []));

    private static (IReadOnlyList<IncrementalStepRunReason> Experiments, IReadOnlyList<IncrementalStepRunReason> Outputs) Edit(
        string before,
        string after)
    {
        CSharpCompilation first = Compiled.Compile(before, _other);
        SyntaxTree tree = first.SyntaxTrees.Single(one => one.ToString() == before);
        return Reasons(
            Compiled.Driver(),
            first,
            first.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(after))));
    }

    private static (IReadOnlyList<IncrementalStepRunReason> Experiments, IReadOnlyList<IncrementalStepRunReason> Outputs) Reasons(
        GeneratorDriver driver, Compilation before, Compilation after)
    {
        GeneratorRunResult run = driver.RunGenerators(before).RunGenerators(after).GetRunResult().Results[0];
        return (
            [.. run.TrackedSteps[TrackingNames.Experiments].SelectMany(step => step.Outputs).Select(output => output.Reason)],
            [.. run.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason)]);
    }

    private static void AssertPlain(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location or Diagnostic,
            $"{value.GetType()} is in the pipeline.");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertPlain(item, seen);
            }
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            AssertPlain(field.GetValue(value), seen);
        }
    }
}
