using LinkageWorkPlan.Web.Layout;
using Microsoft.JSInterop;

namespace LinkageWorkPlan.IntegrationTests.Pages;

/// <summary>A call to the browser is lost when the line breaks: it is asked again, and no page ends for it.</summary>
public class ScriptsTests
{
    private readonly Browser browser = new();
    private readonly Scripts scripts;

    public ScriptsTests() => scripts = new Scripts(browser);

    [Fact]
    public async Task What_is_answered_is_asked_once()
    {
        var call = scripts.CallAsync("drafts", "detach", "key");
        browser.Answer(0);
        await call;
        Assert.Equal("drafts detach key", Assert.Single(browser.Asked).Words);
    }

    [Fact]
    public async Task What_was_on_the_way_when_the_line_broke_is_asked_again_under_its_number()
    {
        var call = scripts.CallAsync("drafts", "detach", "key");
        await scripts.OnConnectionUpAsync(null!, default);
        await browser.WaitAsync(2);
        Assert.False(call.IsCompleted);
        browser.Answer(1);
        await call;
        Assert.Equal(browser.Asked[0], browser.Asked[1]);

        var next = scripts.CallAsync("drafts", "detach", "key");
        browser.Answer(2);
        await next;
        var another = new Scripts(browser).CallAsync("drafts", "detach", "key");
        browser.Answer(3);
        await another;
        Assert.Equal(3, browser.Asked.Distinct().Count());
    }

    [Fact]
    public async Task What_a_sleeping_browser_does_not_answer_in_time_is_asked_again()
    {
        var call = scripts.CallAsync("fields", "show");
        browser.End(0, new TaskCanceledException());
        await browser.WaitAsync(2);
        browser.Answer(1);
        await call;
    }

    [Fact]
    public async Task Nobody_waits_for_a_page_that_is_gone()
    {
        var call = scripts.CallAsync("fields", "show");
        browser.End(0, new JSDisconnectedException("The circuit is gone."));
        await call;
        Assert.Single(browser.Asked);
    }

    /// <summary>A form that was left while its call was on the way, which is asked again.</summary>
    [Fact]
    public async Task Nobody_waits_for_an_answer_to_what_was_left_meanwhile()
    {
        var form = DotNetObjectReference.Create(this);
        var call = scripts.CallAsync("drafts", "attach", form);
        form.Dispose();
        browser.End(0, new TaskCanceledException());
        await call;
        Assert.Single(browser.Asked);
    }

    [Fact]
    public async Task A_function_that_fails_says_so()
    {
        var call = scripts.CallAsync("fields", "show");
        browser.End(0, new JSException("show is not a function"));
        await Assert.ThrowsAsync<JSException>(() => call);
    }

    private sealed class Browser : IJSRuntime
    {
        private readonly List<TaskCompletionSource> answers = [];
        private readonly SemaphoreSlim arrived = new(0);
        private int seen;

        public List<(string Number, string Words)> Asked { get; } = [];

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, default, args);

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            Assert.Equal("linkageWorkPlan.call", identifier);
            // As Blazor does while it writes the call down.
            _ = ((object?[])args![3]!).OfType<DotNetObjectReference<ScriptsTests>>().Select(each => each.Value).ToList();
            Asked.Add(((string)args[0]!, string.Join(' ', [args[1], args[2], .. (object?[])args[3]!])));
            var answer = new TaskCompletionSource();
            answers.Add(answer);
            arrived.Release();
            await answer.Task;
            return default!;
        }

        public async Task WaitAsync(int times)
        {
            for (; seen < times; seen++)
            {
                Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(30)));
            }
        }

        public void Answer(int at) => answers[at].SetResult();

        public void End(int at, Exception fault) => answers[at].SetException(fault);
    }
}
