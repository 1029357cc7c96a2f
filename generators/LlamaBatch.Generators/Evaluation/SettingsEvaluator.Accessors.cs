using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Evaluates accessors of axes that change a level before they store or return it.</summary>
internal sealed partial class SettingsEvaluator
{
    /// <summary>
    /// The value of an axis at a level, if an accessor such as <c>init => field = Math.Min(value, 64)</c> or
    /// <c>get => Math.Min(field, 64)</c> changes it. Null if the accessors have another form or read the record.
    /// </summary>
    public object? Changed(IPropertySymbol axis, object level)
    {
        if (axis.SetMethod?.Parameters is not [.., var given] || MemberSyntax.Computed(axis, cancellation) is not var (code, accessor)
            || code.DescendantNodesAndSelf().Any(node => node is ThisExpressionSyntax or BaseExpressionSyntax
                || (node is FieldExpressionSyntax && accessor != "get")))
        {
            return null;
        }

        Dictionary<ISymbol, object?> outer = _locals;
        _locals = new(SymbolEqualityComparer.Default) { [accessor == "get" ? axis : given] = level };
        object? value = ReadsRecord(code) ? null : Evaluate(bodies.Of(code));
        _locals = outer;
        return value?.GetType() == level.GetType() ? value : null;
    }

    private bool ReadsRecord(ExpressionSyntax code) => code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Any(name => bodies.MembersOf(record)[name.Identifier.ValueText].Any(member => !member.IsStatic));
}
