namespace LlamaBatch.Generators;

/// <summary>A setting, as data for the code templates.</summary>
internal sealed class SettingView(SettingModel model)
{
    public string Name { get; } = model.Name;

    /// <summary>The expression in user code, escaped for a documentation comment.</summary>
    public string Code { get; } = ExperimentView.Comment(model.Code);
}
