namespace LinkageWorkPlan.EndToEndTests.Browser;

/// <summary>A program for one class of tests: what they change is not in the program others look at.</summary>
public sealed class OwnApp : IAsyncLifetime
{
    public AppProcess App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await AppProcess.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}
