using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Replaces a learning-rate schedule that decays during the whole run, or corrects the length of a warm-up.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScheduleFix)), Shared]
public sealed class ScheduleFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.ScheduleHidesTarget.Id, Descriptors.WarmupTooShort.Id, Descriptors.WarmupTooLong.Id];

    /// <summary>The half-life of the weight average that the fix offers, as a share of the run's tokens.</summary>
    private const double AveragedShare = 0.02;

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Record is not { } record
            || SettingEdits.Section(record, "Training", mistake.Cancellation) is not { } training)
        {
            return;
        }

        ExpressionSyntax? schedule = SettingEdits.Value(training, "Schedule");
        if (mistake.Value(Remedy.Warmup) is { } warmup)
        {
            mistake.Offer($"Set Warmup to {warmup}", "Warmup", schedule is null
                ? SettingEdits.Set(training, "Schedule", $"Schedule.Cosine(warmup: {warmup})")
                : WithWarmup(schedule, warmup));
            return;
        }

        string kept = WarmupOf(schedule) is { } argument ? argument.ToString() : "";
        Edit? decay = SettingEdits.Set(training, "Schedule", $"Schedule.WarmupStableDecay({kept})");
        mistake.Offer("Use Schedule.WarmupStableDecay", "Decay", decay);
        if (SettingEdits.Value(training, "AveragingHalfLife") is null && schedule is not null
            && LevelEdits.NumberOf(SettingEdits.Value(training, "Tokens")?.ToString() ?? "") is { } tokens and >= 100)
        {
            string halfLife = CSharpLiteral.Grouped((long)(tokens * AveragedShare));
            mistake.Offer(
                $"Use Schedule.Constant and average weights over {halfLife} tokens",
                "Constant",
                Edit.Replace(schedule, $"Schedule.Constant({kept}), AveragingHalfLife = {halfLife}"));
        }
    }

    private static Edit? WithWarmup(ExpressionSyntax schedule, string warmup) => schedule switch
    {
        InvocationExpressionSyntax when WarmupOf(schedule) is { } argument =>
            SettingEdits.IsLiteral(argument.Expression) ? Edit.Replace(argument.Expression, warmup) : null,
        InvocationExpressionSyntax call => Edit.Insert(
            call.SyntaxTree,
            call.ArgumentList.OpenParenToken.Span.End,
            call.ArgumentList.Arguments.Count == 0 ? $"warmup: {warmup}" : $"warmup: {warmup}, "),
        BaseObjectCreationExpressionSyntax or WithExpressionSyntax => SettingEdits.Set(schedule, "Warmup", warmup),
        _ => null,
    };

    /// <summary>
    /// The warm-up argument of a call such as <c>Schedule.Cosine(0.1)</c>: the first unnamed argument or the one named <c>warmup</c>.
    /// </summary>
    private static ArgumentSyntax? WarmupOf(ExpressionSyntax? schedule) => (schedule as InvocationExpressionSyntax)?.ArgumentList.Arguments
        .FirstOrDefault(one => one.NameColon is null or { Name.Identifier.ValueText: "warmup" });
}
