using System.Diagnostics;
using System.Text.Json;

namespace LinkageWorkPlan.IntegrationTests.Hosting;

/// <summary>The list of what the program is made of, as a ministry's security office asks for it.</summary>
public sealed class DependencyListTests
{
    [Fact]
    public async Task It_names_every_package_that_the_program_brings_with_version_hash_and_licence()
    {
        var folder = Directory.CreateTempSubdirectory("lwp-dependencies-").FullName;
        try
        {
            var file = Path.Combine(folder, "list.json");
            using var script = Process.Start(new ProcessStartInfo("bash", ["scripts/dependencies.sh", file]) { WorkingDirectory = ThrowAwayPostgres.Root(), RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());
            await script.WaitForExitAsync();
            Assert.True(script.ExitCode == 0, await output + await error);

            using var list = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
            Assert.Equal("CycloneDX", list.RootElement.GetProperty("bomFormat").GetString());
            var components = list.RootElement.GetProperty("components").EnumerateArray().ToDictionary(each => $"{each.GetProperty("name")}/{each.GetProperty("version")}");
            using var brought = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.ChangeExtension(ProgramRun.File, ".deps.json")));
            var packages = brought.RootElement.GetProperty("libraries").EnumerateObject().Where(each => each.Value.GetProperty("type").GetString() == "package").Select(each => each.Name).ToList();
            Assert.Contains(packages, each => each.StartsWith("MailKit/", StringComparison.Ordinal));
            Assert.Empty(packages.Except(components.Keys));
            Assert.All(components.Values, each => Assert.NotEmpty(each.GetProperty("hashes").EnumerateArray()));

            // Packages that name no licence of the list: Apache-2.0 in a file of its own, and the public domain.
            Assert.Equal(["Pkcs11Interop", "SQLite"], components.Where(each => !each.Value.TryGetProperty("licenses", out _)).Select(each => each.Key.Split('/')[0]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
