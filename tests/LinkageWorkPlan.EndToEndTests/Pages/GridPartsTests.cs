using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.EndToEndTests.Browser;

namespace LinkageWorkPlan.EndToEndTests.Pages;

/// <summary>The parts of the working grid that need no plan: each is asked by itself, in the browser that runs it.</summary>
[Collection(InTheBrowser.Name)]
public sealed class GridPartsTests(World world)
{
    [Fact]
    public async Task Blocks_steps_and_moves_are_worked_out_by_parts_of_their_own()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await secretary.GoAsync("/");
        string[][][] blocks = [[["a\tb", "\"q", "c\nd"], ["", "x", ""]], [["1"]], [["\"", "\"\"", "a\"b"], ["", "", "z"]], [["ຂໍ້ \"ໜຶ່ງ\"", "dòng\nhai\n"]]];
        foreach (var block in blocks)
        {
            Assert.Equal(block, await secretary.Page.EvaluateAsync<string[][]>("async rows => { const { parseBlock, formatBlock } = await import('/js/grid-block.js'); return parseBlock(formatBlock(rows)); }", block));
        }

        Assert.Equal([["a\nb", "x \"y\""], ["\"half", "c"]], await secretary.Page.EvaluateAsync<string[][]>("async () => (await import('/js/grid-block.js')).parseBlock('\"a\\r\\nb\"\\t\"x \"\"y\"\"\"\\r\\n\"half\\tc\\r\\n')"));
        Assert.Equal("a b|a|a b|a c", await secretary.Page.EvaluateAsync<string>("""
            async () => {
              const { history } = await import('/js/grid-undo.js');
              const words = [];
              const said = [];
              const steps = history((word, way) => (way === 'undo' ? words.pop() : words.push(word)));
              const add = (word) => { words.push(word); steps.push(word); };
              add('a');
              add('b');
              said.push(words.join(' '));
              steps.undo();
              said.push(words.join(' '));
              steps.redo();
              said.push(words.join(' '));
              steps.undo();
              add('c');
              steps.redo();
              said.push(words.join(' '));
              return said.join('|');
            }
            """));
        Assert.Equal("1,3 2,0 null 3,1", await secretary.Page.EvaluateAsync<string>("""
            async () => {
              const { moved, tabbed } = await import('/js/grid-moves.js');
              const sheet = { rows: 4, cols: 4, page: 2, can: (row, col) => col !== 2 && row > 0 && row < 3, isHead: (row) => row === 3 };
              const said = (place) => (place ? `${place.row},${place.col}` : 'null');
              return [tabbed(sheet, { row: 1, col: 1 }, 1), tabbed(sheet, { row: 1, col: 3 }, 1), tabbed(sheet, { row: 2, col: 3 }, 1), moved(sheet, { row: 1, col: 1 }, 'ArrowDown', { ctrl: true })].map(said).join(' ');
            }
            """));
        Assert.Equal("task milestone milestone task|wide|foreign|code|many", await secretary.Page.EvaluateAsync<string>("""
            async () => {
              const { planPaste } = await import('/js/grid-paste.js');
              const columns = [{ id: 'Code', kind: 'Code', task: true, milestone: true }, { id: 'Title', kind: 'Text', task: true, milestone: true }, { id: 'Lead', kind: 'Choice', task: true, milestone: false }];
              const line = { kind: 'milestone', isSaved: true, cells: { Code: 'A1.1', Title: 'x', Lead: null } };
              const kinds = planPaste([{ kind: 'new' }], columns, [['', 'a', 'VN'], ['', 'b', ''], ['A7.2', 'c', ''], ['A8', 'd', '']]).added.map((each) => each.kind).join(' ');
              const refusals = [[['1', '2', '3', '4']], [['', 'x', 'VN']], [['A1.2', 'x', '']], Array.from({ length: 5001 }, () => ['x'])].map((block) => planPaste([line], columns, block).refused);
              return [kinds, ...refusals].join('|');
            }
            """));
        Assert.Equal("""A1|{"Title":"","Weight":"1"}|A1.1|{"Title":"y"}""", await secretary.Page.EvaluateAsync<string>("""
            async () => {
              const { rowsOf } = await import('/js/grid-rows.js');
              const columns = [{ id: 'Code', kind: 'Code', task: true, milestone: true }, { id: 'Title', kind: 'Text', task: true, milestone: true }, { id: 'Weight', kind: 'Number', task: true, milestone: false }];
              const rows = rowsOf({ columns, pillars: [], own: '' });
              const task = rows.addTask('A');
              const milestone = rows.addMilestone(task);
              [task.copyOf, milestone.copyOf] = ['A1', 'A1.1'];
              rows.write(milestone, 'Title', 'y');
              const sent = rows.changeOf(task);
              return [sent, ...sent.milestones].flatMap((each) => [each.copyOf, JSON.stringify(each.cells)]).join('|');
            }
            """));
    }

    /// <summary>Each question with its task; what was asked of one change is not confirmed for another.</summary>
    [Fact]
    public async Task A_change_of_several_shows_all_that_it_asks_and_forgets_it_with_the_change()
    {
        await using var secretary = await world.VisitorAsync(Role.Secretary, Side.Vietnam);
        await secretary.GoAsync("/");
        Assert.Equal("Anyway false 7 A7 q7|Anyway false 7 A7 q7|Apply true 0 undefined|0 7", await secretary.Page.EvaluateAsync<string>("""
            async () => {
              const { bulk } = await import('/js/grid-bulk.js');
              const section = document.createElement('section');
              section.innerHTML = '<dialog class="sheet-bulk"><p class="sheet-bulk-count"></p><select id="bulk-kind"><option value="Days">Days</option></select><div class="sheet-bulk-value"></div><p class="sheet-bulk-said"></p><div class="sheet-bulk-lines"></div><button data-bulk="preview"></button><button data-bulk="apply">Apply</button></dialog>';
              document.body.append(section);
              const [apply, box] = [section.querySelector('[data-bulk=apply]'), () => section.querySelector('#bulk-value')];
              const rows = () => [...section.querySelectorAll('.sheet-bulk-lines tr')].map((row) => [...row.children].map((cell) => cell.textContent).join(' '));
              const questions = [1, 2, 3, 4, 5, 6, 7].map((number) => ({ words: `q${number}`, confirmation: `c${number}`, task: `A${number}` }));
              const sent = [];
              const own = window.fetch;
              window.fetch = async (address, { body }) => { sent.push(JSON.parse(body).confirmed.length); return { ok: false, json: async () => questions }; };
              const marked = async () => ({ tasks: [{ id: '1', version: 1 }], left: [] });
              await bulk(section, { words: { bulkCount: '{0}', bulkAsked: '{0} asked', saveAnyway: 'Anyway' }, columns: [], others: [] }, { marked, done: () => { } })();
              const said = [];
              const look = () => said.push(`${apply.textContent} ${apply.disabled} ${rows().length} ${rows().at(-1)}`);
              const click = async () => { apply.disabled = false; apply.click(); await new Promise((done) => setTimeout(done)); look(); };
              await click();
              await click();
              box().dispatchEvent(new Event('input'));
              look();
              window.fetch = own;
              section.remove();
              return [...said, sent.join(' ')].join('|');
            }
            """));
    }
}
