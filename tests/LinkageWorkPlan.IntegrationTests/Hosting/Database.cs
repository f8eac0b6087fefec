using System.Reflection;
using Xunit.Sdk;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>The databases every test body runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a test once on each database: <c>[Theory, EachDatabase] public async Task It_is_so(Database database)</c>. Values given to it
/// follow as further parameters; several attributes make several rows on each.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] values) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Database>().Select(database => (object?[])[database, .. values]);
}
