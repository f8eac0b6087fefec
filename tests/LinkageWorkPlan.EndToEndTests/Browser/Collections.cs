using LinkageWorkPlan.EndToEndTests.Browser;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer(LongestFirst.Name, "LinkageWorkPlan.EndToEndTests")]

namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>
/// The long collections begin, those of single classes follow: a long one that began last would go on alone at the end, and leave a core idle.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public const string Name = "LinkageWorkPlan.EndToEndTests.Browser.LongestFirst";

    private static readonly string[] Long = [Looking.Name, Typing.Name, InTheBrowser.Name, Signing.Name, Walking.Name, Serving.Name];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(each => Array.IndexOf(Long, each.DisplayName) is >= 0 and var place ? place : Long.Length);
}

/// <summary>All pages one after another, which waits more than it works: beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class Looking : ICollectionFixture<World>
{
    public const string Name = "Looking";
}

/// <summary>Typing over a slow line, which waits more than it works: beside the others.</summary>
[CollectionDefinition(Name)]
public sealed class Typing : ICollectionFixture<World>
{
    public const string Name = "Typing";
}

/// <summary>Pages one looks at.</summary>
[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<World>
{
    public const string Name = "In the browser";
}

/// <summary>Long walks to the signatures of a report or an amendment, and what goes wrong around them.</summary>
[CollectionDefinition(Name)]
public sealed class Signing : ICollectionFixture<World>
{
    public const string Name = "Signing";
}

/// <summary>The group's main work from end to end.</summary>
[CollectionDefinition(Name)]
public sealed class Walking : ICollectionFixture<World>
{
    public const string Name = "Walking";
}

/// <summary>What the published program costs.</summary>
[CollectionDefinition(Name)]
public sealed class Serving : ICollectionFixture<World>
{
    public const string Name = "Serving";
}
