using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports arms of switch and conditional expressions that no level of the sweep selects, such as <c>64 => …</c> beside the levels 16 and
/// 100.
/// </summary>
internal static class SwitchArmRule
{
    private const int MostValues = 6;

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, SweepEvaluation evaluation)
    {
        // Without all points, an arm may belong to a point that was not evaluated.
        if (!evaluation.HasAllPoints || evaluation.Unknowns.Count > 0)
        {
            return [];
        }

        return Branches(experiment, evaluation).Concat(Arms(experiment, evaluation));
    }

    private static IEnumerable<Diagnostic> Arms(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from unreached in evaluation.Arms.Unreached
        let syntax = unreached.Arm.Syntax as SwitchExpressionArmSyntax
        where syntax is not null && IsOwn(syntax, experiment.Record) && IsMeant(unreached.Arm)
        where unreached.Values.Count <= MostValues && unreached.Values.All(value => value is null or IConvertible)
        let values = Sentence.AllOf(unreached.Values.Select(value => value is null ? "null" : LevelName.Of(value, null)))
        select Diagnostic.Create(
            Descriptors.ArmIsNotReached,
            Location.Create(
                syntax.SyntaxTree,
                TextSpan.FromBounds(syntax.Pattern.SpanStart, (syntax.WhenClause ?? (SyntaxNode)syntax.Pattern).Span.End)),
            syntax.WhenClause is null ? syntax.Pattern.ToString() : $"{syntax.Pattern} {syntax.WhenClause}",
            $"the switch only gets {values}",
            RemedyFor(unreached.Arm, unreached.Values));

    /// <summary>
    /// Reports a comparison that an earlier one of the same value already decides, as in <c>B >= 16 ? 3e-3 : B >= 64 ? 6e-3 : 1.5e-3</c>.
    /// </summary>
    private static IEnumerable<Diagnostic> Branches(ExperimentDeclaration experiment, SweepEvaluation evaluation) =>
        from conditional in evaluation.Arms.NeverTrue
        where conditional.Condition is IBinaryOperation && conditional.Syntax is ConditionalExpressionSyntax
            && IsOwn(conditional.Syntax, experiment.Record)
        let condition = (IBinaryOperation)conditional.Condition
        let outer = OuterOf(conditional)
        let earlier = outer?.Condition as IBinaryOperation
        where earlier?.LeftOperand.Syntax.ToString() == condition.LeftOperand.Syntax.ToString()
            && WrittenValue.NumberOf(condition.RightOperand) is { } number && WrittenValue.NumberOf(earlier.RightOperand) is { } first
            && (number.Equals(first) ? condition.OperatorKind == earlier.OperatorKind
                : (IsAbove(condition) && IsAbove(earlier) && number > first) || (IsBelow(condition) && IsBelow(earlier) && number < first))
        select Diagnostic.Create(
            Descriptors.ArmIsNotReached,
            condition.Syntax.GetLocation(),
            condition.Syntax.ToString(),
            $"'{earlier!.Syntax}' decides before it",
            $"Compare with {LevelName.Of(WrittenValue.NumberOf(condition.RightOperand)!.Value, null)} first.");

    /// <summary>The conditional expression whose second branch is this one.</summary>
    private static IConditionalOperation? OuterOf(IConditionalOperation conditional)
    {
        IOperation branch = conditional;
        while (branch.Parent is IConversionOperation or IParenthesizedOperation)
        {
            branch = branch.Parent;
        }

        return branch.Parent is IConditionalOperation outer && outer.WhenFalse == branch ? outer : null;
    }

    private static bool IsAbove(IBinaryOperation comparison) =>
        comparison.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    private static bool IsBelow(IBinaryOperation comparison) =>
        comparison.OperatorKind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual;

    /// <summary>The remedy. A text that differs from a level only in case was meant for that level.</summary>
    private static string RemedyFor(ISwitchExpressionArmOperation arm, IReadOnlyList<object?> values) =>
        arm.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string pattern } }
        && values.OfType<string>().FirstOrDefault(value => value.Equals(pattern, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $"Write {LevelName.Of(meant, null)}."
            : "Correct its pattern or position, or remove it.";

    /// <summary>Whether the switch is in the record itself. Other records may share the code of a base.</summary>
    private static bool IsOwn(SyntaxNode syntax, INamedTypeSymbol record) => record.DeclaringSyntaxReferences.Any(
        part => part.SyntaxTree == syntax.SyntaxTree && part.Span.Contains(syntax.Span));

    /// <summary>
    /// Whether an arm is meant for a specific level. False for an arm that matches all other values, and for an arm that throws. Also false
    /// for null, Booleans and enum members, because a complete switch expression has arms for all of them.
    /// </summary>
    private static bool IsMeant(ISwitchExpressionArmOperation arm) =>
        arm.Pattern is not IDiscardPatternOperation
        && (arm.Guard is not null || arm.Pattern is not IDeclarationPatternOperation { MatchesNull: true })
        && !arm.Value.DescendantsAndSelf().Any(part => part is IThrowOperation)
        && !arm.Pattern.DescendantsAndSelf().OfType<IConstantPatternOperation>()
            .Any(constant => constant.Value.Type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean }
                || constant.Value.ConstantValue is { HasValue: true, Value: null });
}
