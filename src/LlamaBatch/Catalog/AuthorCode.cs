using System.CodeDom.Compiler;
using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using LlamaBatch.Files;

namespace LlamaBatch.Catalog;

/// <summary>Describes exceptions from user code, and finds the user-code method in which they occurred.</summary>
internal static partial class AuthorCode
{
    private const string AnyFrame = "   at ";

    /// <summary>
    /// An exception as a sentence with its type and place: <c>Perplexity.Measure threw DivideByZeroException: Attempted to divide by
    /// zero.</c> Null if the exception did not occur in user code.
    /// </summary>
    /// <param name="exception">The exception. If it only wraps another exception, the inner exception is used.</param>
    public static string? SentenceOf(Exception exception)
    {
        while (exception is TypeInitializationException or TargetInvocationException or AggregateException
            && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        string message = Printable.OneLine(exception.Message).TrimEnd('.');
        return PlaceOf(exception) is string place
            ? $"{place} threw {exception.GetType().Name}{(message.Length > 0 ? $": {message}" : "")}."
            : null;
    }

    /// <summary>The error message for an experiment that cannot be used because its code threw.</summary>
    /// <param name="experiment">The experiment's name.</param>
    /// <param name="exception">The exception that the code threw.</param>
    public static string Refusal(string experiment, Exception exception) =>
        $"{experiment} cannot be used. {SentenceOf(exception) ?? Printable.OneLine(exception.Message)}";

    /// <summary>The user-code method in which an exception occurred: <c>Perplexity.Measure</c>.</summary>
    /// <remarks>
    /// This is the innermost method of the stack trace outside .NET, LlamaBatch and generated code. Null if there is no such method.
    /// </remarks>
    /// <param name="exception">The exception, after it was thrown.</param>
    public static string? PlaceOf(Exception exception) => new StackTrace(exception).GetFrames()
        .Select(frame => frame.GetMethod() is { DeclaringType: { } type } method ? PlaceOf(type, method.Name) : null)
        .FirstOrDefault(place => place is not null);

    /// <summary>
    /// The user-code method that occurs most often in a printed stack trace. After a stack overflow, it is the recursive method.
    /// </summary>
    /// <param name="lines">The printed lines, including frames such as <c> at
    /// Studies.Perplexity.Measure(LlamaBatch.ValidationOutcome)</c>.</param>
    public static string? PlaceOf(IEnumerable<string> lines) => lines
        .Where(line => line.StartsWith(AnyFrame, StringComparison.Ordinal))
        .Select(frame => PlaceIn(TypeArguments().Replace(frame[AnyFrame.Length..], "").Split('(')[0]))
        .OfType<string>()
        .GroupBy(place => place, StringComparer.Ordinal)
        .MaxBy(place => place.Count())?.Key;

    private static string? PlaceIn(string qualified)
    {
        // The name of a constructor begins with a dot, so it follows two dots: Studies.Perplexity..ctor.
        int dot = qualified.LastIndexOf('.');
        dot -= dot > 0 && qualified[dot - 1] == '.' ? 1 : 0;
        Type? type = dot > 0
            ? AppDomain.CurrentDomain.GetAssemblies().Select(one => one.GetType(qualified[..dot])).FirstOrDefault(one => one is not null)
            : null;
        return type is null ? null : PlaceOf(type, qualified[(dot + 1)..]);
    }

    private static string? PlaceOf(Type type, string method)
    {
        if (!IsAuthors(type.Assembly) || IsGenerated(type))
        {
            return null;
        }

        // An async method runs in a type that the compiler names after the method; a lambda runs in a method named after the enclosing
        // method.
        string member = Enclosed(type.Name) ?? Enclosed(method) ?? method;
        member = member.StartsWith("get_", StringComparison.Ordinal) ? member[4..] : member;
        return member == ".cctor" ? $"The static constructor of {NameOf(type)}"
            : Printable.OneLine($"{NameOf(type)}.{(member == ".ctor" ? "constructor" : member[(member.LastIndexOf('.') + 1)..])}");
    }

    private static bool IsAuthors(Assembly assembly) =>
        assembly.GetName().Name is string name
        && !name.StartsWith("System", StringComparison.Ordinal)
        && name is not ("LlamaBatch" or "LlamaBatch.Torch" or "TorchSharp");

    /// <summary>
    /// Whether a type, or a type that encloses it, is generated. Generated code calls user code, so generated code occurs in all stack
    /// traces.
    /// </summary>
    private static bool IsGenerated(Type? type) =>
        type is not null && (type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false) || IsGenerated(type.DeclaringType));

    /// <summary>The name of a type. For a type that the compiler made for a lambda, the name of the enclosing type.</summary>
    private static string NameOf(Type type)
    {
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return Printable.OneLine(type.Name.Split('`')[0]);
    }

    /// <summary>The source name in a compiler-generated name: <c>Measure</c> in <c>&lt;Measure&gt;b__0</c>; null for other names.</summary>
    private static string? Enclosed(string name) =>
        name.StartsWith('<') && name.TrimStart('<') is var rest && rest.IndexOf('>', StringComparison.Ordinal) is > 0 and int end
            ? rest[..end]
            : null;

    [GeneratedRegex(@"\[\[?.*?\]\]?(?=[.(+])")]
    private static partial Regex TypeArguments();
}
