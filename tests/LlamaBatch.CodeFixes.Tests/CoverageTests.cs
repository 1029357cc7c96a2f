extern alias generators;

using System.Reflection;
using generators::LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace LlamaBatch.CodeFixes.Tests;

/// <summary>Which rules have a fix.</summary>
public class CoverageTests
{
    /// <summary>Rules whose remedy is a decision of the author, each with the decision.</summary>
    private static readonly Dictionary<string, string> _decisions = new()
    {
        ["LB0002"] = "what the type parameter becomes",
        ["LB0005"] = "which constant, or that the value comes from outside",
        ["LB0009"] = "which optimizers are meant",
        ["LB0010"] = "which number is meant",
        ["LB0031"] = "where the seed comes from",
        ["LB0032"] = "which of the two types is meant, and the name of the other",
        ["LB0034"] = "which setting a leftover was meant for",
        ["LB0022"] = "where a circular definition starts",
        ["LB8051"] = "whether the text or the code is right",
        ["LB8050"] = "whether the declaration or the code of a metric is meant",
        ["LB1002"] = "which smaller model",
        ["LB1004"] = "whether width and depth are swapped",
        ["LB1005"] = "which inner width",
        ["LB2025"] = "which level an arm is meant for",
        ["LB2020"] = "which rates",
        ["LB2030"] = "which level is meant",
        ["LB4011"] = "what share of the peak is meant",
        ["LB4009"] = "whether the last rate, or none, is meant",
        ["LB4010"] = "when the batch grows, and to which size",
        ["LB1008"] = "which heads",
        ["LB5008"] = "which text, limit or share",
        ["LB5010"] = "which documents are held out",
        ["LB5012"] = "which concentration",
        ["LB7016"] = "which decay",
        ["LB7008"] = "which initial weights",
        ["LB2010"] = "what to vary; MakeAxisRefactoring does it",
        ["LB2033"] = "which of two scalings is meant",
        ["LB2032"] = "which budget is meant",
        ["LB2031"] = "which length or text is meant",
        ["LB2018"] = "whether the axis is meant",
        ["LB3002"] = "a remark",
        ["LB3004"] = "which levels to leave out",
        ["LB3006"] = "what to leave out of days of training",
        ["LB3007"] = "a smaller model or micro-batch",
        ["LB3008"] = "which levels to leave out",
        ["LB4004"] = "which lower target",
        ["LB4007"] = "which higher target",
        ["LB5013"] = "where the runs of a level are",
        ["LB5015"] = "which column has which role",
        ["LB5001"] = "where the text is",
        ["LB7003"] = "which learning rate",
        ["LB7004"] = "which weight decay",
        ["LB7007"] = "which bound of Beta2",
        ["LB8003"] = "which kind a metric has",
        ["LB8013"] = "which metric is meant",
        ["LB8014"] = "which other point is meant",
        ["LB8015"] = "which levels a trend has",
        ["LB8016"] = "which direction is better",
        ["LB8017"] = "which margin",
        ["LB8020"] = "which of two claims is meant",
        ["LB8025"] = "what a claim says",
        ["LB8026"] = "which margin matters",
        ["LB8027"] = "which of two causes is meant",
        ["LB8033"] = "where a comparison belongs",
        ["LB8034"] = "which steps are meant",
        ["LB8037"] = "which other metric is compared",
        ["LB5016"] = "where the runs are from",
        ["LB5017"] = "which runs are kept",
        ["LB5019"] = "which runs are compared",
        ["LB5020"] = "where the files belong",
        ["LB5021"] = "which model the runs have",
        ["LB3009"] = "whether the text or the budget is right",
        ["LB2035"] = "whether the name or the method is meant",
        ["LB2034"] = "whether the name or the value is meant",
        ["LB0035"] = "what the question is",
        ["LB8039"] = "which level is compared",
        ["LB1009"] = "how deep the model is",
        ["LB1010"] = "whether the text or the model is meant",
        ["LB5025"] = "where the runs are",
        ["LB8045"] = "which side is meant",
        ["LB8047"] = "which rates suit each optimizer",
        ["LB0041"] = "which arrays the optimizer keeps between steps",
        ["LB8049"] = "which claim divides the two means",
        ["LB8048"] = "whether the year or the number is right",
        ["LB8046"] = "where a claim is from",
        ["LB2036"] = "which of the two settings is compared",
        ["LB2038"] = "which of the two numbers was meant",
        ["LB2039"] = "what each axis is called",
        ["LB2037"] = "whether the text or the code is right",
        ["LB0040"] = "what the experiment is about",
        ["LB5023"] = "where the plain text is",
        ["LB5024"] = "what the runs of a pair have in common",
        ["LB8044"] = "which margin, target or number of seeds was planned",
        ["LB8042"] = "which unit is meant",
        ["LB0037"] = "what the experiment is about",
        ["LB8038"] = "which value an untrained model has",
        ["LB8028"] = "what a claim says",
    };

    /// <summary>The analyzer's rules, and the compiler's errors that only an experiment has.</summary>
    private static IReadOnlyList<string> Rules { get; } =
        [.. new ExperimentAnalyzer().SupportedDiagnostics.Select(rule => rule.Id), "CS0260", "CS1739"];

    public static TheoryData<string> MechanicalIds =>
        [.. Rules.Where(id => !_decisions.ContainsKey(id))];

    [Theory]
    [MemberData(nameof(MechanicalIds))]
    public void A_mechanical_rule_has_a_fix(string id) =>
        Assert.True(Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id)), $"{id} has no fix, and _decisions does not say why.");

    [Fact]
    public void A_fix_is_of_a_rule_that_is_reported()
    {
        Assert.Empty(Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Except(Rules));
        Assert.Empty(Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Intersect(_decisions.Keys));
    }

    [Fact]
    public void Every_fix_and_refactoring_is_exported_and_can_be_applied_to_all()
    {
        Assert.All(Types<CodeFixProvider>(), type =>
            Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages));
        Assert.All(Types<CodeRefactoringProvider>(), type =>
            Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<ExportCodeRefactoringProviderAttribute>()!.Languages));
        Assert.All(Fixes, fix => Assert.NotNull(fix.GetFixAllProvider()));
    }

    internal static IReadOnlyList<CodeFixProvider> Fixes { get; } =
        [.. Types<CodeFixProvider>().Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    internal static IReadOnlyList<CodeRefactoringProvider> Refactorings { get; } =
        [.. Types<CodeRefactoringProvider>().Select(type => (CodeRefactoringProvider)Activator.CreateInstance(type)!)];

    private static IEnumerable<Type> Types<T>() => typeof(ExperimentCodeFix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type));
}
