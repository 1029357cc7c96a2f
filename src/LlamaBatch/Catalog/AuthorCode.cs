using System.CodeDom.Compiler;
using System.Diagnostics;
using System.Reflection;
using LlamaBatch.Files;

namespace LlamaBatch.Catalog;

/// <summary>Exceptions of an author's own code, which know neither the experiment nor the place that a reader needs.</summary>
internal static class AuthorCode
{
    /// <summary>
    /// The exception as a sentence with its kind and place: <c>Perplexity.Measure threw DivideByZeroException: Attempted
    /// to divide by zero.</c> Null where no code of an author's is involved.
    /// </summary>
    /// <param name="exception">The exception; of one that only says that something threw, the cause counts.</param>
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

    /// <summary>The author's method that was running: <c>Perplexity.Measure</c>.</summary>
    /// <remarks>It is the innermost method outside .NET, LlamaBatch and generated code; null if no such method was running.</remarks>
    /// <param name="exception">An exception that was thrown.</param>
    public static string? PlaceOf(Exception exception) => new StackTrace(exception).GetFrames()
        .Select(frame => frame.GetMethod())
        .FirstOrDefault(method => method?.DeclaringType is { } type && IsAuthors(type.Assembly) && !IsGenerated(type)) is { } method
        ? method is ConstructorInfo { IsStatic: true }
            ? $"The static constructor of {NameOf(method.DeclaringType!)}"
            : $"{NameOf(method.DeclaringType!)}.{MemberOf(method)}"
        : null;

    private static bool IsAuthors(Assembly assembly) =>
        assembly.GetName().Name is string name
        && !name.StartsWith("System", StringComparison.Ordinal)
        && name is not ("LlamaBatch" or "LlamaBatch.Torch" or "TorchSharp");

    /// <summary>Whether our generator wrote the type, or one around it. It calls the author's code on every stack.</summary>
    private static bool IsGenerated(Type? type)
        => type is not null && (type.IsDefined(typeof(GeneratedCodeAttribute), inherit: false) || IsGenerated(type.DeclaringType));

    /// <summary>The type that the author wrote, not the one that the compiler made for a lambda.</summary>
    private static string NameOf(Type type)
    {
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return Printable.OneLine(type.Name.Split('`')[0]);
    }

    /// <summary>A property without its accessor's prefix, and the method around a lambda.</summary>
    private static string MemberOf(MethodBase method)
    {
        string name = method.Name;
        name = name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and int end ? name[1..end] : name;
        name = name.StartsWith("get_", StringComparison.Ordinal) ? name[4..] : name;
        return Printable.OneLine(name is ".ctor" ? "constructor" : name[(name.LastIndexOf('.') + 1)..]);
    }
}
