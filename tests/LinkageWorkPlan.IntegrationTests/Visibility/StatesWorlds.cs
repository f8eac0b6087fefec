using LinkageWorkPlan.IntegrationTests.Hosting;

namespace LinkageWorkPlan.IntegrationTests.Visibility;

/// <summary>A world of each database, made once for the tests of a class: they read and change nothing.</summary>
public sealed class StatesWorlds : IAsyncLifetime
{
    private readonly Dictionary<Database, Task<StatesWorld>> worlds = [];

    internal Task<StatesWorld> OfAsync(Database database) => worlds.TryGetValue(database, out var made) ? made : worlds[database] = StatesWorld.MakeAsync(database);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var world in worlds.Values)
        {
            await (await world).DisposeAsync();
        }
    }
}
