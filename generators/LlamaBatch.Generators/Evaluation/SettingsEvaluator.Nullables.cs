using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <content>Evaluates nullable values, which are boxed values or null, and accesses such as <c>Shape?.Layers</c>.</content>
internal sealed partial class SettingsEvaluator
{
    /// <summary>The values to the left of each <c>?.</c> whose right side is being evaluated.</summary>
    private readonly Stack<object> _accessed = new();

    /// <summary>The values whose members a pattern is reading, the innermost last.</summary>
    private readonly Stack<object> _matched = new();

    private object? Access(IConditionalAccessOperation access)
    {
        object? value = Evaluate(access.Operation);
        if (value is null or Unknown)
        {
            return value;
        }

        _accessed.Push(value);
        object? member = Evaluate(access.WhenNotNull);
        _accessed.Pop();
        return member;
    }

    /// <summary><c>HasValue</c> or <c>Value</c> of a nullable value.</summary>
    private static object? OfNullable(object? value, IPropertyReferenceOperation reference) => (value, reference.Property.Name) switch
    {
        (Unknown, _) => value,
        (_, "HasValue") => value is not null,
        (null, _) => new Unknown(
            reference.Syntax,
            Problem: $"'{reference.Instance?.Syntax}' is null here, so '{reference.Syntax}' throws. Give it a value."),
        _ => value,
    };

    /// <summary>The result of <c>GetValueOrDefault</c>.</summary>
    private object? ValueOrDefault(IInvocationOperation invocation) => Evaluate(invocation.Instance)
        ?? (invocation.Arguments is [{ Value: var otherwise }] ? Evaluate(otherwise) : DefaultOf(invocation.Type, invocation.Syntax));
}
