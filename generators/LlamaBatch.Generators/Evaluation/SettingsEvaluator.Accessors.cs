using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Evaluates setters of axes that change a level before they store it.</summary>
internal sealed partial class SettingsEvaluator
{
    /// <summary>
    /// The value that a setter such as <c>init => field = Math.Min(value, 64)</c> stores for a level. Null if the setter has another form
    /// or reads the record.
    /// </summary>
    public object? Stored(IPropertySymbol axis, object level)
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
