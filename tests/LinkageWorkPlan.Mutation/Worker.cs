using System.Globalization;
using System.Reflection;
using LinkageWorkPlan.Domain;

namespace LinkageWorkPlan.Mutation;

/// <summary>
/// The process that runs tests. It reads a line for each thing to do and answers with one:
/// <c>cover</c> – for each test <c>test NUMBER NAME PASSED MILLISECONDS IDS</c>, then <c>end</c>;
/// <c>try ID NUMBER:LIMIT…</c>, limits in milliseconds – <c>survived</c>, <c>killed NAME</c>, <c>timeout NAME</c>, or <c>soiled NAME</c> where the test fails without the change too, from then on.
/// </summary>
internal sealed class Worker : IDisposable
{
    private const int None = -1;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TestRun run;
    private readonly FieldInfo active;
    private readonly FieldInfo covering;
    private readonly MethodInfo covered;

    private Worker()
    {
        // The name space that Stryker adds is another one each time.
        var control = typeof(Side).Assembly.GetTypes().Single(each => each is { Name: "MutantControl", IsNested: false });
        active = control.GetField("ActiveMutant")!;
        covering = control.GetField("CaptureCoverage")!;
        covered = control.GetMethod("GetCoverageData")!;
        active.SetValue(null, None);
        run = new TestRun(Assembly.Load("LinkageWorkPlan.UnitTests"));
    }

    /// <summary>Answers until the input ends.</summary>
    public static void Serve()
    {
        // What a test prints is no answer.
        using var answers = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        Console.SetOut(TextWriter.Null);
        using var worker = new Worker();
        while (Console.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (words[0] == "cover")
            {
                worker.Cover(answers);
            }
            else
            {
                answers.WriteLine(worker.Try(Number(words[1]), words[2..].Select(each => each.Split(':').Select(Number).ToArray()).Select(each => (each[0], TimeSpan.FromMilliseconds(each[1])))));
            }
        }
    }

    public void Dispose() => run.Dispose();

    private void Cover(TextWriter answers)
    {
        for (var at = 0; at < run.Cases.Count; at++)
        {
            covering.SetValue(null, true);
            var (passed, _) = run.Run(run.Cases[at], Patience)!.Value;
            var ids = ((IList<int>[])covered.Invoke(null, [])!).SelectMany(each => each).Distinct();
            covering.SetValue(null, false);
            var (again, took) = run.Run(run.Cases[at], Patience)!.Value;
            answers.WriteLine($"test {at} {TestRun.NameOf(run.Cases[at])} {passed && again} {(int)took.TotalMilliseconds} {string.Join(',', ids)}");
        }

        answers.WriteLine("end");
    }

    private string Try(int mutant, IEnumerable<(int Number, TimeSpan Limit)> tests)
    {
        foreach (var (number, limit) in tests)
        {
            var test = run.Cases[number];
            active.SetValue(null, mutant);
            var result = run.Run(test, limit);
            active.SetValue(null, None);
            if (result is not { Passed: true })
            {
                return (result is null ? "timeout " : run.Run(test, limit) is { Passed: true } ? "killed " : "soiled ") + TestRun.NameOf(test);
            }
        }

        return "survived";
    }

    private static int Number(string words) => int.Parse(words, CultureInfo.InvariantCulture);
}
