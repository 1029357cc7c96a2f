extern alias generators;

using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators.Tests;

/// <summary>An edit in an isolated experiment leaves the models of the others, and any other edit makes them anew.</summary>
public class ModelCacheTests
{
    private const string Budgets = "public static class Budgets { public const long Long = 8_000_000, Short = 2_000_000; }";

    private static readonly string _other = Sample.BatchSize.Replace("BatchStudy", "OtherStudy", StringComparison.Ordinal);

    private static readonly string _otherWithBudget = _other.Replace(
        "public override LlamaConfig Model",
        "public const long Budget = 8_000_000;\n\n    public override LlamaConfig Model",
        StringComparison.Ordinal);

    private static readonly string _budgetChanged = _otherWithBudget.Replace("8_000_000", "6_000_000", StringComparison.Ordinal);

    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "a number of another experiment", "OtherStudy.Budget", _otherWithBudget, _budgetChanged },
        { "an experiment that another class reads", "Through.Budget", _otherWithBudget, _budgetChanged },
        { "a class", "Budgets.Long", Budgets, Budgets.Replace("8_000_000", "6_000_000", StringComparison.Ordinal) },
        { "a namespace that hides a class", "Budgets.Long", _other, OtherWith("namespace Study;", "namespace Study.Budgets;") },
        { "an experiment that hides a class", "Budgets.Long", _other, OtherWith("OtherStudy", "Budgets") },
        { "a global using", "Long", _other, "global using static Budgets;\n" + _other },
        { "a second type", "Budgets.Long", _other, _other + "\npublic static class Budgets { public const long Long = 6_000_000; }" },
        { "a type named as a generated one", "4_000_000", _other, OtherWith("OtherStudy", "Sweep") },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_model_is_what_it_would_be_without_a_cache(string edited, string tokens, string before, string after)
    {
        Assert.NotEmpty(edited);
        var fixedSources = new List<string> { Sample.With("4_000_000", tokens) };
        if (tokens == "Through.Budget")
        {
            fixedSources.Add("public static class Through { public const long Budget = Study.OtherStudy.Budget; }");
        }
        else if (before != Budgets)
        {
            fixedSources.Add(Budgets);
        }

        CSharpCompilation first = Compiled.Compile([.. fixedSources, before]);
        SyntaxTree tree = first.SyntaxTrees.Single(one => one.ToString() == before);
        CSharpCompilation second = first.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(after)));
        GeneratorDriver driver = Compiled.Driver().RunGenerators(first);

        Assert.Equal(
            Texts(Compiled.Driver().RunGenerators(Compiled.Compile([.. fixedSources, after]))),
            Texts(driver.RunGenerators(second)));
        Assert.NotEqual(ProjectCode.Of(first, default), ProjectCode.Of(second, default));
    }

    [Fact]
    public void An_isolated_experiment_changes_no_other_model()
    {
        CSharpCompilation first = Compiled.Compile(Sample.BatchSize, _other, Budgets);

        Assert.Equal(ProjectCode.Of(first, default), ProjectCode.Of(Changed(first, _other, "4_000_000", "6_000_000"), default));
        Assert.Equal(ProjectCode.Of(first, default), ProjectCode.Of(Changed(first, _other, "OtherStudy", "AnotherStudy"), default));
    }

    [Theory]
    [InlineData("// OtherStudy")]
    [InlineData("class Escaped { string Text => \"\\u004f\"; }")]
    [InlineData("// Other\u200dStudy")]
    public void An_experiment_that_a_file_may_mention_is_not_isolated(string file)
    {
        CSharpCompilation first = Compiled.Compile(Sample.BatchSize, _other, file);

        Assert.NotEqual(ProjectCode.Of(first, default), ProjectCode.Of(Changed(first, _other, "4_000_000", "6_000_000"), default));
    }

    [Fact]
    public void Options_and_references_are_part_of_the_code()
    {
        CSharpCompilation first = Compiled.Compile(Sample.BatchSize);

        Assert.NotEqual(ProjectCode.Of(first, default), ProjectCode.Of(first.WithOptions(first.Options.WithAllowUnsafe(true)), default));
        Assert.NotEqual(ProjectCode.Of(first, default), ProjectCode.Of(first.RemoveReferences(first.References.First()), default));
        Assert.NotEqual(ProjectCode.Of(first, default), ProjectCode.Of(first.WithAssemblyName("Other"), default));
    }

    private static string OtherWith(string part, string replacement) => _other.Replace(part, replacement, StringComparison.Ordinal);

    private static CSharpCompilation Changed(CSharpCompilation compilation, string source, string part, string replacement)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(one => one.ToString() == source);
        return compilation.ReplaceSyntaxTree(
            tree,
            tree.WithChangedText(SourceText.From(source.Replace(part, replacement, StringComparison.Ordinal))));
    }

    private static List<(string Name, string Text)> Texts(GeneratorDriver driver) =>
        [.. driver.GetRunResult().GeneratedTrees.Select(tree => (tree.FilePath, tree.ToString())).Order()];
}
