using System.Text.RegularExpressions;

namespace LinkageWorkPlan.UnitTests.Conventions;

/// <summary>The browser's scripts are modules that say what they give, one name of theirs is in the window; the shell's, which share one space of names, do not take each other's.</summary>
public sealed partial class ScriptTests
{
    private const string Folder = "src/LinkageWorkPlan.Web/wwwroot/js/";
    private static readonly IReadOnlyList<string> Modules = Repository.TextFiles(Folder, ".js");
    private static readonly IReadOnlyList<string> Callers = Repository.TextFiles("src/LinkageWorkPlan.Web/", ".razor", ".cs");

    [Fact]
    public void What_pages_call_is_exported_by_the_module_they_call_it_of()
    {
        var calls = (from path in Callers
                     from Match call in Call().Matches(Repository.Read(path))
                     from Match function in Words().Matches(call.Groups[2].Value)
                     select (path, Module: call.Groups[1].Value, Function: function.Groups[1].Value)).ToList();
        Assert.True(calls.Count > 8, $"Only {calls.Count} calls were found");
        Assert.All(calls, each => Assert.Matches(new Regex($@"^export (?:async )?function {each.Function}\(", RegexOptions.Multiline), Repository.Read($"{Folder}{each.Module}.js")));
        Assert.Equal(["src/LinkageWorkPlan.Web/Layout/Scripts.cs"], Callers.Where(path => Repository.Read(path).Contains("IJSRuntime", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("  window.lwpDesk = { focus };", true)]
    [InlineData("globalThis.desk ??= {};", true)]
    [InlineData("  if (window.Radzen === undefined) return;", false)]
    public void A_name_that_is_put_into_the_window_is_found(string line, bool isOne) => Assert.Equal(isOne, Global().IsMatch(line));

    [Fact]
    public void One_module_puts_a_name_into_the_window_and_one_starts_those_that_no_page_calls()
    {
        Assert.True(Modules.Count > 10, $"Only {Modules.Count} modules were found");
        Assert.Equal([Folder + "calls.js"], Modules.Where(path => Global().IsMatch(Repository.Read(path))));
        var imported = Modules.SelectMany(path => Import().Matches(Repository.Read(path)).Select(each => Folder + each.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        imported.UnionWith(Callers.SelectMany(path => Call().Matches(Repository.Read(path)).Select(each => $"{Folder}{each.Groups[1].Value}.js")));
        Assert.Equal([Folder + "app.js"], Modules.Where(path => !imported.Contains(path)));
    }

    [Fact]
    public void No_two_parts_of_a_shell_script_have_a_function_of_one_name()
    {
        var functions = (from path in Repository.TextFiles("scripts/bench", ".sh").Concat(["scripts/debian.sh", "scripts/postgres.sh"])
                         from Match each in ShellFunction().Matches(Repository.Read(path))
                         select (path, Name: each.Groups[1].Value)).ToList();
        Assert.True(functions.Count > 30, $"Only {functions.Count} functions were found");
        Assert.Empty(functions.GroupBy(each => each.Name).Where(each => each.Count() > 1).SelectMany(each => each));
    }

    [GeneratedRegex(@"^(\w+)\(\) [{(]", RegexOptions.Multiline)]
    private static partial Regex ShellFunction();

    [GeneratedRegex(@"Scripts\.CallAsync\(""(\w+)"", ((?:await \w+\(\w+\) \? )?""\w+""(?: : ""\w+"")?)")]
    private static partial Regex Call();

    [GeneratedRegex(@"""(\w+)""")]
    private static partial Regex Words();

    [GeneratedRegex(@"\b(?:window|globalThis|self)\.\w+\s*(?:\?\?|\|\|)?=(?!=)")]
    private static partial Regex Global();

    /// <summary>Also later, where it is needed: <c>import('./grid.js')</c>.</summary>
    [GeneratedRegex(@"(?:from |import\()'\./([\w-]+\.js)'")]
    private static partial Regex Import();
}
