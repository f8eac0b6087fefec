using System.Diagnostics;
using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace LinkageWorkPlan.Mutation;

/// <summary>The unit tests, found once and run one by one in this process. A theory counts as one test.</summary>
internal sealed class TestRun : IDisposable
{
    private static readonly string[] Folders = ["Conventions", "Sealing"];
    private readonly Sink quiet = new();
    private readonly XunitTestFramework framework;
    private readonly ITestFrameworkExecutor executor;
    private readonly Options options = new();

    /// <summary>Finds the tests of <paramref name="assembly"/> that can notice a change of a rule: not those of the source, of the seals and of the fonts.</summary>
    public TestRun(Assembly assembly)
    {
        framework = new XunitTestFramework(quiet);
        executor = framework.GetExecutor(assembly.GetName());
        var found = new Sink();
        framework.GetDiscoverer(Reflector.Wrap(assembly)).Find(includeSourceInformation: false, found, options);
        found.Wait();
        Cases = [.. found.Cases.Where(each => Counts(each.TestMethod.TestClass.Class.Name)).OrderBy(NameOf, StringComparer.Ordinal)];
    }

    /// <summary>The tests, in the order of their names.</summary>
    public IReadOnlyList<ITestCase> Cases { get; }

    public static string NameOf(ITestCase test) => $"{test.TestMethod.TestClass.Class.Name}.{test.TestMethod.Method.Name}";

    /// <summary>Runs one test and says whether it passed, and in how much time; null where it takes longer than the limit, and still runs.</summary>
    public (bool Passed, TimeSpan Took)? Run(ITestCase test, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var sink = new Sink();
        var ended = Task.Factory.StartNew(() => executor.RunTests([test], sink, options), TaskCreationOptions.LongRunning).ContinueWith(_ => sink.Wait(), TaskScheduler.Default);
        return ended.Wait(limit) ? (sink.Failed == 0, clock.Elapsed) : null;
    }

    public void Dispose()
    {
        executor.Dispose();
        framework.Dispose();
    }

    private static bool Counts(string type) =>
        !Folders.Any(each => type.StartsWith($"LinkageWorkPlan.UnitTests.{each}.", StringComparison.Ordinal)) && !type.Contains("Fonts", StringComparison.Ordinal);

    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal)
        {
            ["xunit.discovery.PreEnumerateTheories"] = false,
            ["xunit.execution.DisableParallelization"] = true,
            ["xunit.execution.SynchronousMessageReporting"] = true,
        };

        public TValue GetValue<TValue>(string name) => values.TryGetValue(name, out var value) && value is TValue given ? given : default!;

        public void SetValue<TValue>(string name, TValue value) => values[name] = value;
    }

    private sealed class Sink : IMessageSink
    {
        private readonly ManualResetEventSlim ended = new();

        public List<ITestCase> Cases { get; } = [];

        public int Failed { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestCaseDiscoveryMessage found:
                    Cases.Add(found.TestCase);
                    break;
                case IFailureInformation:
                    Failed++;
                    break;
                case IDiscoveryCompleteMessage or ITestAssemblyFinished:
                    ended.Set();
                    break;
            }

            // What has failed once need not go on to the other rows of its theory.
            return Failed == 0;
        }

        public void Wait() => ended.Wait();
    }
}
