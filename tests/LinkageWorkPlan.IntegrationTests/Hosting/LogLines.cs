using Microsoft.Extensions.Logging;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>Keeps what the program logs.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly List<(int Id, LogLevel Level, string Words)> lines = [];

    public IReadOnlyList<(int Id, LogLevel Level, string Words)> All
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    /// <summary>What was logged of one kind of event.</summary>
    public IReadOnlyList<string> Of(int id) => [.. All.Where(each => each.Id == id).Select(each => each.Words)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines)
        {
            lines.Add((eventId.Id, logLevel, formatter(state, exception)));
        }
    }

    public void Dispose()
    {
    }
}
