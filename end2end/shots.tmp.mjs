import { chromium } from '@playwright/test';
import { execFileSync, spawn } from 'node:child_process';
const bin='/work/wt/target-accounts/debug/onpurpose';
const env={PATH:process.env.PATH,ONPURPOSE_DATA_DIR:'/tmp/acc-demo/data',ONPURPOSE_LISTEN:'127.0.0.1:4177',ONPURPOSE_BASE_URL:'http://127.0.0.1:4177',ONPURPOSE_RATE_LIMIT:'off'};
execFileSync('rm',['-rf','/tmp/acc-demo']); execFileSync('mkdir',['-p','/tmp/acc-demo/shots']);
const said=execFileSync(bin,['demo'],{env}).toString(); console.log(said);
const password=/password: (\S+)/.exec(said)[1]; const codes=/login: (.*)/.exec(said)[1].split(' ');
const s=spawn(bin,['serve'],{env,stdio:'ignore'}); await new Promise(r=>setTimeout(r,2500));
const link=execFileSync(bin,['organiser','add','--email','sam@example.org','--name','Sam Reed','--branch','quayside','--role','organiser'],{env}).toString().trim().split('\n').at(-1);
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
let n=0;
for (const [name,viewport,colorScheme] of [['wide',{width:1100,height:900},'light'],['narrow',{width:320,height:700},'dark']]) {
  const page=await (await b.newContext({viewport,colorScheme,baseURL:env.ONPURPOSE_BASE_URL})).newPage();
  const shot=async(f)=>page.screenshot({path:`/tmp/acc-demo/shots/${f}-${name}.png`,fullPage:true});
  await page.goto('/organise/login'); await shot('login');
  await page.fill('[name=email]','olu@example.org'); await page.fill('[name=password]','wrong wrong wrong'); await page.click('main button'); await shot('login-refused');
  await page.fill('[name=password]',password); await page.click('main button'); await shot('code');
  await page.fill('[name=code]',codes[n++]); await page.click('main button');
  for (const p of ['','/account','/account/factor','/account/leave','/guidance','/team','/officer','/officer/audit','/officer/readers']) { await page.goto('/organise'+p); await shot('p'+p.replaceAll('/','-')); }
  await page.goto('/organise/team'); await page.click('.listing a >> nth=0'); await shot('colleague');
  await page.goto(link); await shot('invitation');
}
await b.close(); s.kill();
