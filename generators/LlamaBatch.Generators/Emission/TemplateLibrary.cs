using System.Reflection;
using Scriban;
using Scriban.Runtime;

namespace LlamaBatch.Generators;

/// <summary>The code templates, parsed once. They are strict: a misspelled variable is an error, not an empty string.</summary>
internal static class TemplateLibrary
{
    private static readonly Dictionary<string, Lazy<Template>> _templates = new[] {
        "Sweep",
        "Plan",
        "Pipeline",
        "Results",
        "Report",
        "Catalog" }
        .ToDictionary(name => name, name => new Lazy<Template>(() => Parse(name)), StringComparer.Ordinal);

    /// <summary>An empty set of functions, so templates can call none.</summary>
    /// <remarks>Registering Scriban's built-in functions would take longer than filling most templates.</remarks>
    private static readonly ScriptObject _functions = new() { IsReadOnly = true };

    /// <summary>
    /// The context of the templates that a thread fills. A context caches the properties of all types that templates read, so the next
    /// template does not search for them again.
    /// </summary>
    [ThreadStatic]
    private static TemplateContext? _context;

    /// <summary>The template's variables: the properties of a view, read once for all templates.</summary>
    public static ScriptObject VariablesOf(object view)
    {
        var variables = new ScriptObject();
        variables.Import(view, renamer: member => member.Name);
        return variables;
    }

    /// <summary>Fills a template.</summary>
    /// <param name="name">The name of the template.</param>
    /// <param name="variables">The template's variables. Templates assign none.</param>
    public static string Render(string name, ScriptObject variables)
    {
        TemplateContext context = _context ?? new TemplateContext(_functions)
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            MemberRenamer = member => member.Name,
            LoopLimit = 0,
            NewLine = "\n",
        };
        _context = null;                                    // a context whose template fails is not used again
        context.PushGlobal(variables);
        string text = _templates[name].Value.Render(context);
        context.PopGlobal();
        _context = context;
        return text;
    }

    private static Template Parse(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The template {name} is not embedded.");
        using var reader = new StreamReader(stream);
        Template template = Template.Parse(reader.ReadToEnd().Replace("\r\n", "\n"), name);
        return template.HasErrors
            ? throw new InvalidOperationException($"The template {name} is wrong: {string.Join(" ", template.Messages)}")
            : template;
    }
}
