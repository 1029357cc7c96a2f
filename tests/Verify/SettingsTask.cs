using System.Runtime.CompilerServices;

namespace VerifyTests;

/// <summary>A comparison with a snapshot, made when it is awaited.</summary>
public sealed class SettingsTask
{
    private readonly string? _target;
    private readonly string _extension;
    private readonly string _sourceFile;
    private readonly VerifySettings _settings;
    private Task? _task;

    internal SettingsTask(string? target, string extension, VerifySettings? settings, string sourceFile)
    {
        _target = target;
        _extension = extension;
        _sourceFile = sourceFile;
        _settings = new VerifySettings(settings);
    }

    /// <inheritdoc cref="VerifySettings.UseDirectory"/>
    public SettingsTask UseDirectory(string directory)
    {
        _settings.UseDirectory(directory);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.UseFileName"/>
    public SettingsTask UseFileName(string fileName)
    {
        _settings.UseFileName(fileName);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.UseParameters"/>
    public SettingsTask UseParameters(params object?[] parameters)
    {
        _settings.UseParameters(parameters);
        return this;
    }

    /// <inheritdoc cref="VerifySettings.ScrubLinesContaining"/>
    public SettingsTask ScrubLinesContaining(params string[] stringToMatch)
    {
        _settings.ScrubLinesContaining(stringToMatch);
        return this;
    }

    /// <summary>Makes the comparison.</summary>
    public Task ToTask() => _task ??= Compare();

    /// <inheritdoc cref="ToTask"/>
    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    /// <inheritdoc cref="ToTask"/>
    public static implicit operator Task(SettingsTask settingsTask) => settingsTask.ToTask();

    private Task Compare()
    {
        try
        {
            Snapshot.Named(_sourceFile, VerifyXunit.UsesVerifyAttribute.Current, _extension, _settings)
                .Compare(_target, _settings.Scrubbed, Snapshot.MayAccept(Environment.GetEnvironmentVariable));
            return Task.CompletedTask;
        }
        catch (VerifyException difference)
        {
            return Task.FromException(difference);
        }
    }
}
