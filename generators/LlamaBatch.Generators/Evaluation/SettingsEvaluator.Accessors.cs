using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>What an axis keeps of a level, if its accessor changes the level on the way.</summary>
internal sealed partial class SettingsEvaluator
{
    /// <summary>
    /// The value that <c>init => field = …</c> stores for a level, such as a bound on it; null for any other accessor. An accessor may
    /// also read the record, which is not finished while it is copied, so only the level is known.
    /// </summary>
    private object? Stored(IPropertySymbol axis, object level)
    {
        if (axis.SetMethod?.Parameters is not [.., var given]
            || MemberSyntax.WrittenToField(axis, cancellation) is not { } written
            || written.DescendantNodesAndSelf().Any(node => node is ThisExpressionSyntax or BaseExpressionSyntax or FieldExpressionSyntax))
        {
            return null;
        }

        Dictionary<ISymbol, object?> outer = _locals;
        _locals = new(SymbolEqualityComparer.Default) { [given] = level };
        object? value = ReadsRecord(written) ? null : Evaluate(bodies.Of(written));
        _locals = outer;
        return value?.GetType() == level.GetType() ? value : null;
    }

    private bool ReadsRecord(ExpressionSyntax code) => code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Any(name => bodies.MembersOf(record)[name.Identifier.ValueText].Any(member => !member.IsStatic));
}
